using CioCompass.Core.Reports.Pdf.Drawing;
using CioCompass.Core.Reports.Pdf.TrueType;

namespace CioCompass.Core.Reports.Pdf.Typesetting;

/// <param name="Size">Points.</param>
/// <param name="Leading">Distance of the lines, in points.</param>
internal sealed record TextStyle(TrueTypeFont Font, double Size, double Leading, Colour Colour)
{
    /// <summary>From the top of a line to its base line, in points: the capitals stand in the middle of the line.</summary>
    public double Baseline => (Leading + (Font.CapHeight / 1000 * Size)) / 2;
}

/// <param name="Uri">Where a link leads; null for plain text.</param>
internal sealed record TextSpan(string Text, TextStyle Style, string? Uri = null);
