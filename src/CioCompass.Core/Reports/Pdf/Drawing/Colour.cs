using CioCompass.Core.Reports.Pdf.Writing;

namespace CioCompass.Core.Reports.Pdf.Drawing;

/// <summary>A colour in sRGB, each part 0..1.</summary>
internal readonly record struct Colour(double Red, double Green, double Blue)
{
    public string Operands => $"{PdfSyntax.Number(Red)} {PdfSyntax.Number(Green)} {PdfSyntax.Number(Blue)}";

    /// <param name="rgb">As in CSS, 0xRRGGBB.</param>
    public static Colour Of(int rgb) => new((rgb >> 16) / 255.0, (rgb >> 8 & 0xFF) / 255.0, (rgb & 0xFF) / 255.0);
}
