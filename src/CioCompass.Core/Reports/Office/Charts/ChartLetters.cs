using System.Globalization;
using CioCompass.Core.Reports.Office.Drawing;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace CioCompass.Core.Reports.Office.Charts;

/// <summary>The texts of a chart: its language and the typeface that the file around it has.</summary>
/// <param name="typeface">Null for the theme's.</param>
internal sealed class ChartLetters(CultureInfo culture, string? typeface = null)
{
    public string Language { get; } = DrawingText.Language("", culture);

    /// <summary>Size and colour of a part's letters.</summary>
    public C.TextProperties Of(double points, A.SchemeColorValues colour) => new(
        new A.BodyProperties(), new A.ListStyle(),
        new A.Paragraph(
            new A.ParagraphProperties(new Letters(points, colour, Typeface: typeface).On(new A.DefaultRunProperties())),
            new A.EndParagraphRunProperties { Language = "en-GB" }));

    /// <summary>Null where there is no text.</summary>
    public C.Title? Title(string text)
    {
        var letters = new Letters(11, Palette.InkSoft, Typeface: typeface);
        return text.Length == 0 ? null : new C.Title(
            new C.ChartText(new C.RichText(
                new A.BodyProperties(), new A.ListStyle(),
                new A.Paragraph(
                    new A.ParagraphProperties(letters.On(new A.DefaultRunProperties())),
                    new A.Run(letters.On(new A.RunProperties { Language = Language }), new A.Text(text))))),
            new C.Overlay { Val = false });
    }
}
