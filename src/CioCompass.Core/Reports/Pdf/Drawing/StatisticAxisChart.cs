using System.Globalization;
using CioCompass.Core.Reports.Office;
using CioCompass.Core.Reports.Pdf.Layout;

namespace CioCompass.Core.Reports.Pdf.Drawing;

/// <param name="Share">0..100.</param>
internal sealed record AxisBar(string Name, double Share, string Label);

/// <param name="Guesses">Percentages 0..100 with how many guessed them.</param>
internal sealed record AxisGuesses(string Name, IReadOnlyList<(int Percent, int Count)> Guesses);

/// <summary>The published figure, the room's own position with its 95 % interval, and the room's guesses, on one axis from 0 to 100.</summary>
/// <param name="interval">Of the room's share, 0..100.</param>
/// <param name="percent">Writes a whole per cent.</param>
internal sealed class StatisticAxisChart(
    AxisBar published, AxisBar? room, (double Low, double High)? interval, AxisGuesses? guesses, Func<int, string> percent)
{
    private const double Names = 84;
    private const double RowHeight = 22;
    private const double Bar = 12;
    private const double Axis = 14;

    public double Height => Axis + (RowHeight * (1 + (room is null ? 0 : 1) + (guesses is null ? 0 : 1)));

    public void Draw(PageCanvas page, double left, double top, double width)
    {
        var zero = left + Names;
        var scale = (width - Names - 34) / 100;
        for (var tick = 0; tick <= 100; tick += 25)
        {
            var x = zero + (tick * scale);
            page.Stroke(Shape.Line(x, top + Axis - 2, x, top + Height), tick == 0 ? Palette.LineStrong : Palette.Line, tick == 0 ? 0.8 : 0.6);
            Labels.Draw(page, percent(tick), Styles.ChartLabel, x, top + 8, Align.Centre);
        }

        var y = top + Axis + (RowHeight / 2);
        DrawBar(page, published, zero, y, scale, hatched: false);
        if (room is not null)
        {
            y += RowHeight;
            DrawBar(page, room, zero, y, scale, hatched: true);
            DrawInterval(page, zero, y, scale);
        }

        if (guesses is not null)
        {
            DrawGuesses(page, guesses, zero, y + RowHeight, scale);
        }
    }

    private void DrawBar(PageCanvas page, AxisBar bar, double zero, double y, double scale, bool hatched)
    {
        var colour = hatched ? Palette.Contrast : Palette.Accent;
        Labels.Draw(page, Labels.Shortened(bar.Name, Styles.ChartLabel, Names - 8), Styles.ChartLabel, zero - 8, y + 3, Align.Right);
        if (bar.Share > 0)
        {
            var shape = Shape.Rectangle(zero, y - (Bar / 2), bar.Share * scale, Bar);
            if (hatched)
            {
                page.Hatch(shape, colour);
                page.Stroke(shape, colour, 0.8);
            }
            else
            {
                page.Fill(shape, colour);
            }
        }

        var end = hatched && interval is { } range ? Math.Max(range.High, bar.Share) : bar.Share;
        Labels.Draw(page, bar.Label, Styles.ChartNumber with { Colour = colour }, zero + (end * scale) + 6, y + 3);
    }

    private void DrawInterval(PageCanvas page, double zero, double y, double scale)
    {
        if (interval is not { } range)
        {
            return;
        }

        var (low, high) = (zero + (range.Low * scale), zero + (range.High * scale));
        foreach (var (colour, thickness) in new[] { (Palette.Paper, 3.2), (Palette.Ink, 1.1) })
        {
            page.Stroke(Shape.Line(low, y, high, y), colour, thickness);
            page.Stroke(Shape.Line(low, y - 4, low, y + 4), colour, thickness);
            page.Stroke(Shape.Line(high, y - 4, high, y + 4), colour, thickness);
        }
    }

    /// <summary>A circle per percentage, its area as the number of guesses.</summary>
    private static void DrawGuesses(PageCanvas page, AxisGuesses guesses, double zero, double y, double scale)
    {
        Labels.Draw(page, Labels.Shortened(guesses.Name, Styles.ChartLabel, Names - 8), Styles.ChartLabel, zero - 8, y + 3, Align.Right);
        var most = guesses.Guesses.Max(g => g.Count);
        foreach (var (share, count) in guesses.Guesses)
        {
            var radius = 7 * Math.Sqrt((double)count / most);
            var circle = Shape.Circle(zero + (share * scale), y, Math.Max(2.5, radius));
            page.Fill(circle, Palette.Paper);
            page.Stroke(circle, Palette.Ink2, 1);
            if (count > 1)
            {
                var number = count.ToString(CultureInfo.InvariantCulture);
                Labels.Draw(page, number, Styles.ChartLabel with { Size = 6.5 }, zero + (share * scale), y + 2.3, Align.Centre);
            }
        }
    }
}
