using CioCompass.Core.Reports.Office;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CioCompass.Core.Reports.Xlsx;

/// <summary>Print settings of a sheet: A4, as wide as the page, with its place in the running foot.</summary>
internal static class SheetPage
{
    private const uint A4 = 9;

    /// <summary>Excel refuses the file where the foot is longer than 255; room is left for the page number.</summary>
    private const int LongestFoot = 200;

    public static PageMargins Margins() => new() { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.8, Header = 0.3, Footer = 0.4 };

    /// <summary>Width up to which a sheet shrunk to one page is still easy to read, in characters.</summary>
    private const double WidestPage = 220;

    /// <param name="width">Of all columns, in characters: what is too wide for one page goes onto several beside one another.</param>
    public static PageSetup Landscape(double width) => Page(OrientationValues.Landscape, (uint)Math.Ceiling(width / WidestPage));

    public static PageSetup Portrait() => Page(OrientationValues.Portrait, 1);

    /// <param name="running">Any text; an ampersand, which starts a code there, is doubled.</param>
    public static HeaderFooter Footer(string running)
    {
        var text = XmlText.Short(XmlText.Of(running).Replace('\n', ' '), LongestFoot / 2).Replace("&", "&&", StringComparison.Ordinal);
        return new HeaderFooter(new OddFooter($"&L{text}&R&P / &N"));
    }

    private static PageSetup Page(OrientationValues orientation, uint pages) =>
        new() { PaperSize = A4, Orientation = orientation, FitToWidth = pages, FitToHeight = 0 };
}
