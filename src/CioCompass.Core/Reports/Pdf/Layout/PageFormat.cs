namespace CioCompass.Core.Reports.Pdf.Layout;

/// <summary>A sheet of paper and its margins, in points.</summary>
internal sealed record PageFormat(double Width, double Height)
{
    public static readonly PageFormat A4 = new(595.28, 841.89);
    public static readonly PageFormat Letter = new(612, 792);

    public double Left => 68;

    public double Top => 76;

    public double TextWidth => Width - (2 * Left);

    public double Bottom => Height - 68;

    public double TextHeight => Bottom - Top;
}
