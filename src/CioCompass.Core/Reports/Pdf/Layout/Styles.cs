using CioCompass.Core.Reports.Pdf.Drawing;
using CioCompass.Core.Reports.Pdf.Fonts;
using CioCompass.Core.Reports.Pdf.Typesetting;

namespace CioCompass.Core.Reports.Pdf.Layout;

/// <summary>The typefaces and sizes of a report: a serif for headings and figures, a sans for everything else, as on the pages.</summary>
internal static class Styles
{
    /// <summary>Widest line of running text, in points: some 75 characters.</summary>
    public const double Measure = 392;

    public static readonly TextStyle Title = new(FontLibrary.SerifSemiBold, 34, 39, Palette.Ink);
    public static readonly TextStyle Lede = new(FontLibrary.Serif, 15, 22, Palette.Ink2);
    public static readonly TextStyle Heading = new(FontLibrary.SerifSemiBold, 20, 26, Palette.Ink);
    public static readonly TextStyle Question = new(FontLibrary.SerifSemiBold, 14, 19, Palette.Ink);
    public static readonly TextStyle Subheading = new(FontLibrary.SansSemiBold, 10, 14, Palette.Ink);
    public static readonly TextStyle Body = new(FontLibrary.Sans, 10, 14.5, Palette.Ink);
    public static readonly TextStyle Strong = new(FontLibrary.SansSemiBold, 10, 14.5, Palette.Ink);
    public static readonly TextStyle Quotation = new(FontLibrary.SansItalic, 10, 14.5, Palette.Ink);
    public static readonly TextStyle Link = new(FontLibrary.Sans, 10, 14.5, Palette.Accent);
    public static readonly TextStyle Small = new(FontLibrary.Sans, 8.5, 12, Palette.Ink2);
    public static readonly TextStyle SmallLink = new(FontLibrary.Sans, 8.5, 12, Palette.Accent);
    public static readonly TextStyle Eyebrow = new(FontLibrary.SansSemiBold, 9, 13, Palette.Ink2);
    public static readonly TextStyle Numeral = new(FontLibrary.SerifSemiBold, 30, 34, Palette.Accent);
    public static readonly TextStyle Score = new(FontLibrary.SerifSemiBold, 17, 21, Palette.Ink);
    public static readonly TextStyle TableHead = new(FontLibrary.SansSemiBold, 8.5, 12.5, Palette.Ink2);
    public static readonly TextStyle TableBody = new(FontLibrary.Sans, 9, 12.5, Palette.Ink);
    public static readonly TextStyle TableRowHead = new(FontLibrary.SansSemiBold, 9, 12.5, Palette.Ink);
    public static readonly TextStyle ChartLabel = new(FontLibrary.Sans, 8.5, 11, Palette.Ink2);
    public static readonly TextStyle ChartNumber = new(FontLibrary.SansSemiBold, 8.5, 11, Palette.Ink);
}
