using System.Globalization;
using CioCompass.Core.Questions;
using CioCompass.Core.Reports.Office;
using CioCompass.Core.Reports.Pdf.Layout;
using CioCompass.Core.Reports.Pdf.Typesetting;

namespace CioCompass.Core.Reports.Pdf.Drawing;

/// <summary>One point of the compass; every number is a level, 1..5.</summary>
/// <param name="Now">The known mean; null while no level is known.</param>
/// <param name="Low">Lower end of the range; equals <paramref name="Now"/> when nothing is open, null when nothing applies.</param>
/// <param name="Score">The score as it is written at the point.</param>
/// <param name="Note">What stands under it, such as the target; empty for nothing.</param>
internal sealed record CompassPoint(
    string Name, double? Now, double? Low, double? High, double? Target, double? Previous, string Score, string Note)
{
    /// <summary>The mean if what was only carried over still held; null where nothing was.</summary>
    public double? Carried { get; init; }
}

/// <summary>
/// The radar on the compass rose as the results page draws it: now is solid, what open questions leave undecided is hatched, what was only carried over is an outline, the target
/// is a dashed line with diamonds, the earlier score a dotted one with rings.
/// </summary>
internal sealed class CompassChart(IReadOnlyList<CompassPoint> points)
{
    /// <summary>Points of paper per level.</summary>
    private const double Scale = 19;

    /// <summary>Distance from the centre to the notch between two points, in levels: below the shortest point there is.</summary>
    private const double Notch = 0.9;

    private const double Rim = Question.HighestLevel * Scale;
    private const double LabelHeight = 62;

    /// <summary>Points from the top of the upper label to the bottom of the lower one.</summary>
    public const double Height = (2 * (Rim + 9)) + (2 * LabelHeight);

    private double centreX;
    private double centreY;

    public void Draw(PageCanvas page, double left, double top, double width)
    {
        (centreX, centreY) = (left + (width / 2), top + (Height / 2));
        DrawGrid(page);
        for (var i = 0; i < points.Count; i++)
        {
            DrawPoint(page, i);
        }

        DrawOutline(page, p => p.Previous, Palette.Previous, 1.2, 1.2, 2.4);
        DrawOutline(page, p => p.Target, Palette.Contrast, 1.4, 5, 3);
        for (var i = 0; i < points.Count; i++)
        {
            DrawMarks(page, i);
        }

        DrawScale(page);
        for (var i = 0; i < points.Count; i++)
        {
            DrawLabel(page, i, left, width);
        }
    }

    private void DrawGrid(PageCanvas page)
    {
        for (var level = 1; level <= Question.HighestLevel; level++)
        {
            var isRim = level == Question.HighestLevel;
            page.Stroke(Shape.Circle(centreX, centreY, level * Scale), isRim ? Palette.LineStrong : Palette.Line, isRim ? 0.9 : 0.6);
        }

        for (var tick = 0; tick < 32; tick++)
        {
            var (x, y) = Direction(tick, 32);
            var outer = Rim + (tick % 8 == 0 ? 7 : tick % 4 == 0 ? 5 : 3.5);
            page.Stroke(
                Shape.Line(centreX + (x * (Rim + 1.5)), centreY + (y * (Rim + 1.5)), centreX + (x * outer), centreY + (y * outer)), Palette.LineStrong, 0.6);
        }

        for (var i = 0; i < points.Count; i++)
        {
            var (x, y) = At(i, Question.HighestLevel);
            page.Stroke(Shape.Line(centreX, centreY, x, y), Palette.Line, 0.6);
        }
    }

    private void DrawPoint(PageCanvas page, int index)
    {
        if (points[index] is not { Low: { } low, High: { } high } point)
        {
            return;
        }

        var (before, after) = (NotchAt(index - 1), NotchAt(index));
        if (point.Now is not null)
        {
            var light = Shape.Polygon((centreX, centreY), before, At(index, low));
            page.Fill(light, Palette.AccentSoft);
            page.Stroke(light, Palette.Accent, 0.8);
            page.Fill(Shape.Polygon((centreX, centreY), after, At(index, low)), Palette.Accent);
        }

        if (low < high)
        {
            var band = Shape.Polygon(before, At(index, high), after, At(index, low));
            page.Hatch(band, Palette.Accent);
            page.Stroke(band, Palette.Accent, 0.6);
        }

        if (point.Carried is { } carried)
        {
            page.Stroke(Shape.Polygon((centreX, centreY), before, At(index, carried), after), Palette.Accent, 1, 3, 2);
        }
    }

    /// <summary>It breaks where a level is missing, so that no line is drawn through a value that nobody gave.</summary>
    private void DrawOutline(PageCanvas page, Func<CompassPoint, double?> level, Colour colour, double width, params double[] dashes)
    {
        for (var i = 0; i < points.Count; i++)
        {
            var next = (i + 1) % points.Count;
            if (next != i && level(points[i]) is { } from && level(points[next]) is { } to)
            {
                var (start, end) = (At(i, from), At(next, to));
                page.Stroke(Shape.Line(start.X, start.Y, end.X, end.Y), colour, width, dashes);
            }
        }
    }

    private void DrawMarks(PageCanvas page, int index)
    {
        if (points[index].Previous is { } previous)
        {
            var (x, y) = At(index, previous);
            Marks.Ring(page, x, y, Palette.Previous);
        }

        if (points[index].Target is { } target)
        {
            var (x, y) = At(index, target);
            Marks.Diamond(page, x, y, Palette.Contrast);
        }

        if (points[index].Carried is { } carried)
        {
            var (x, y) = At(index, carried);
            Marks.Hollow(page, x, y, Palette.Accent);
        }

        if (points[index].Now is { } now)
        {
            var (x, y) = At(index, now);
            Marks.Dot(page, x, y, Palette.Accent);
        }
    }

    /// <summary>Clear of the points, and of the lines that join them; the ring of level 1 lies under the rose.</summary>
    private void DrawScale(PageCanvas page)
    {
        const double Angle = Math.PI / 180 * 32;
        for (var level = 2; level <= Question.HighestLevel; level++)
        {
            var (x, y) = (centreX + (Math.Sin(Angle) * level * Scale), centreY - (Math.Cos(Angle) * level * Scale));
            page.Fill(Shape.Circle(x, y, 5), Palette.Paper);
            Labels.Draw(page, level.ToString(CultureInfo.InvariantCulture), Styles.ChartLabel, x, y + 2.9, Align.Centre);
        }
    }

    private void DrawLabel(PageCanvas page, int index, double left, double width)
    {
        var (dx, dy) = Direction(index, points.Count);
        var align = Math.Abs(dx) < 0.3 ? Align.Centre : dx > 0 ? Align.Left : Align.Right;
        var x = centreX + (dx * (Rim + 16));
        var room = align switch
        {
            Align.Centre => 220,
            Align.Left => left + width - x,
            _ => x - left,
        };
        var name = TextLines.Balanced([new TextSpan(points[index].Name, Styles.Strong)], room);
        var note = points[index].Note is "" ? null : TextLines.Of(new TextSpan(points[index].Note, Styles.ChartLabel), room);
        var height = (name.Lines.Count * Styles.Strong.Leading) + Styles.Score.Leading
            + ((note?.Lines.Count ?? 0) * Styles.ChartLabel.Leading);
        var top = centreY + (dy * (Rim + 12)) - (height * (1 - dy) / 2);
        top = Labels.DrawLines(page, name, x, top, align);
        top = Labels.DrawLines(page, TextLines.Of(new TextSpan(points[index].Score, Styles.Score), room), x, top, align);
        if (note is not null)
        {
            Labels.DrawLines(page, note, x, top, align);
        }
    }

    private (double X, double Y) At(int index, double level)
    {
        var (x, y) = Direction(index, points.Count);
        return (centreX + (x * level * Scale), centreY + (y * level * Scale));
    }

    private (double X, double Y) NotchAt(int index)
    {
        var (x, y) = Direction((2 * index) + 1, 2 * points.Count);
        return (centreX + (x * Notch * Scale), centreY + (y * Notch * Scale));
    }

    /// <summary>Unit vector of a point, clockwise from north.</summary>
    private static (double X, double Y) Direction(int index, int count)
    {
        var angle = 2 * Math.PI * index / count;
        return (Math.Sin(angle), -Math.Cos(angle));
    }
}
