using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports.Pdf.Drawing;
using CioCompass.Core.Reports.Pdf.Layout;
using CioCompass.Core.Text;

namespace CioCompass.Core.Reports.Pdf.Sections;

/// <summary>The signs of the compass in one line, only those that the drawing has.</summary>
internal static class Legend
{
    public const double Height = 20;

    private const double Sign = 12;
    private const double Gap = 18;

    public static void Draw(PageCanvas page, double left, double top, double width, ResultsView results)
    {
        var themes = results.Themes.Select(t => t.Standing).ToList();
        var y = top + 12;
        List<(string Text, Action<double> Draw)> signs = [];
        Include(themes.Any(t => t.Now.Mean is not null), ResultStrings.KeyNow, x => Marks.Dot(page, x, y, Palette.Accent));
        Include(themes.Any(t => t.Now.IfCarriedHolds is not null), ResultStrings.KeyCarriedOver, x => Marks.Hollow(page, x, y, Palette.Accent));
        Include(themes.Any(t => t.Now is { Undecided: > 0 }), ResultStrings.KeyRange, x => DrawRange(page, x, y));
        Include(themes.Any(t => t.Target.Mean is not null), ResultStrings.KeyTarget, x => Marks.Diamond(page, x, y, Palette.Contrast));
        Include(
            themes.Any(t => t.Previous?.Mean is not null), results.Data.Previous is { } previous ? Days.Month(previous.HeldOn) : "",
            x => Marks.Ring(page, x, y, Palette.Previous));

        var total = signs.Sum(s => Sign + Labels.Width(s.Text, Styles.ChartLabel)) + (Gap * (signs.Count - 1));
        var at = left + ((width - total) / 2);
        foreach (var (text, draw) in signs)
        {
            draw(at + 4);
            Labels.Draw(page, text, Styles.ChartLabel, at + Sign, y + 3);
            at += Sign + Labels.Width(text, Styles.ChartLabel) + Gap;
        }

        void Include(bool isDrawn, string text, Action<double> draw)
        {
            if (isDrawn)
            {
                signs.Add((text, draw));
            }
        }
    }

    private static void DrawRange(PageCanvas page, double x, double y)
    {
        var range = Shape.Rectangle(x - 5, y - 3.5, 10, 7);
        page.Hatch(range, Palette.Accent);
        page.Stroke(range, Palette.Accent, 0.6);
    }
}
