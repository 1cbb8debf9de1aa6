using CioCompass.Core.Reports.Pdf.Layout;

namespace CioCompass.Core.Reports.Pdf.Drawing;

/// <param name="Name">What the row is called, such as a level's number and name.</param>
/// <param name="Count">Votes of the last round.</param>
/// <param name="Label">The votes as they are written at the bar.</param>
/// <param name="Before">Votes of the round before; null without one.</param>
internal sealed record DistributionRow(string Name, int Count, string Label, int? Before, string LabelBefore);

/// <summary>
/// Votes by level: solid bars for the last round, hatched ones under them for the round before, from one zero line and to one scale.
/// </summary>
/// <param name="rows">Level 1 first.</param>
internal sealed class DistributionChart(IReadOnlyList<DistributionRow> rows)
{
    private const double Bar = 11;
    private const double BarBefore = 6;
    private const double Gap = 7;
    private const double Names = 112;
    private const double Numbers = 26;

    private readonly bool twice = rows.Any(r => r.Before is not null);

    public double Height => rows.Count * RowHeight;

    private double RowHeight => Bar + Gap + (twice ? BarBefore + 1 : 0);

    public void Draw(PageCanvas page, double left, double top, double width)
    {
        var zero = left + Names;
        var scale = (width - Names - Numbers) / Math.Max(1, rows.Max(r => Math.Max(r.Count, r.Before ?? 0)));
        var y = top + (Gap / 2);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var name = Labels.Shortened(row.Name, Styles.ChartLabel, Names - 8);
            Labels.Draw(page, name, Styles.ChartLabel, zero - 8, y + 8.4, Align.Right);
            DrawBar(page, row.Count, row.Label, zero, y, scale, Palette.Levels[i]);
            if (row.Before is { } before)
            {
                DrawBarBefore(page, before, row.LabelBefore, zero, y + Bar + 1, scale);
            }

            y += RowHeight;
        }

        page.Stroke(Shape.Line(zero, top, zero, top + Height), Palette.LineStrong, 0.8);
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
