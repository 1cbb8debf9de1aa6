using CioCompass.Core.Reports.Office;
using CioCompass.Core.Reports.Pdf.Layout;

namespace CioCompass.Core.Reports.Pdf.Drawing;

/// <param name="Name">What the row is called, such as a level's number and name.</param>
/// <param name="Count">Votes of the last round.</param>
/// <param name="Label">The votes as they are written at the bar.</param>
/// <param name="Before">Votes of the round before; null without one.</param>
internal sealed record DistributionRow(string Name, int Count, string Label, int? Before, string LabelBefore, Colour Colour);

/// <summary>
/// Votes by choice: solid bars for the last round, hatched ones under them for the round before, from one zero line and to one scale.
/// </summary>
/// <param name="rows">From top to bottom, at least one.</param>
/// <param name="now">What the last round is called.</param>
/// <param name="before">What the round before is called; null without one.</param>
internal sealed class DistributionChart(IReadOnlyList<DistributionRow> rows, string now, string? before)
{
    private const double Bar = 11;
    private const double BarBefore = 6;
    private const double Gap = 7;
    private const double WidestNames = 112;
    private const double Key = 18;
    private const double Numbers = 26;

    private readonly double names = Math.Min(WidestNames, rows.Max(r => Labels.Width(r.Name, Styles.ChartLabel)) + 8);

    public double Height => Bars + (before is null ? 0 : Key);

    private double Bars => rows.Count * RowHeight;

    private double RowHeight => Bar + Gap + (before is null ? 0 : BarBefore + 1);

    public void Draw(PageCanvas page, double left, double top, double width)
    {
        var zero = left + names;
        var scale = (width - names - Numbers) / Math.Max(1, rows.Max(r => Math.Max(r.Count, r.Before ?? 0)));
        var y = top + (Gap / 2);
        foreach (var row in rows)
        {
            var name = Labels.Shortened(row.Name, Styles.ChartLabel, names - 7);
            Labels.Draw(page, name, Styles.ChartLabel, zero - 8, y + 8.4, Align.Right);
            DrawBar(page, row.Count, row.Label, zero, y, scale, row.Colour);
            if (row.Before is { } earlier)
            {
                DrawBarBefore(page, earlier, row.LabelBefore, zero, y + Bar + 1, scale);
            }

            y += RowHeight;
        }

        page.Stroke(Shape.Line(zero, top, zero, top + Bars), Palette.LineStrong, 0.8);
        if (before is not null)
        {
            DrawKey(page, before, left, top + Height - 4, width);
        }
    }

    private void DrawKey(PageCanvas page, string earlier, double left, double baseline, double width)
    {
        const double Sign = 15;
        var half = width / 2;
        var solid = Shape.Rectangle(left, baseline - 6.5, 10, 7);
        page.Fill(solid, Palette.Levels[2]);
        page.Stroke(solid, Palette.Accent, 0.5);
        var hatched = Shape.Rectangle(left + half, baseline - 6.5, 10, 7);
        page.Hatch(hatched, Palette.Previous, 2.6);
        page.Stroke(hatched, Palette.Previous, 0.5);
        Labels.Draw(page, Labels.Shortened(now, Styles.ChartLabel, half - Sign - 8), Styles.ChartLabel, left + Sign, baseline);
        Labels.Draw(page, Labels.Shortened(earlier, Styles.ChartLabel, half - Sign), Styles.ChartLabel, left + half + Sign, baseline);
    }

    private static void DrawBar(PageCanvas page, int count, string label, double zero, double y, double scale, Colour colour)
    {
        if (count > 0)
        {
            var bar = Shape.Rectangle(zero, y, count * scale, Bar);
            page.Fill(bar, colour);
            page.Stroke(bar, Palette.Accent, 0.5);
        }

        Labels.Draw(page, label, Styles.ChartNumber, zero + (count * scale) + 5, y + 8.4);
    }

    private static void DrawBarBefore(PageCanvas page, int count, string label, double zero, double y, double scale)
    {
        if (count > 0)
        {
            var bar = Shape.Rectangle(zero, y, count * scale, BarBefore);
            page.Hatch(bar, Palette.Previous, 2.6);
            page.Stroke(bar, Palette.Previous, 0.5);
        }

        Labels.Draw(page, label, Styles.ChartLabel with { Size = 7 }, zero + (count * scale) + 5, y + 5.6);
    }
}
