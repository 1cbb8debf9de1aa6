using System.Globalization;

namespace CioCompass.Web.Components.Charts;

/// <summary>
/// Positions on the compass rose. Lengths go in as levels and come out in units of the drawing; north is up, y grows downwards as in SVG. The centre
/// is 0 and not 1, so that level 1 is a short point and not an invisible one.
/// </summary>
public static class RoseGeometry
{
    /// <summary>Units of the drawing per level.</summary>
    public const int Scale = 40;

    /// <summary>Distance from the centre to the notch between two points, in levels: below the shortest point there is.</summary>
    public const double Notch = 0.9;

    /// <summary>Unit vector of a point, clockwise from north.</summary>
    public static (double X, double Y) Direction(int index, int count)
    {
        var angle = 2 * Math.PI * index / count;
        return (Math.Sin(angle), -Math.Cos(angle));
    }

    /// <summary>Unit vector of the notch that follows the point clockwise.</summary>
    public static (double X, double Y) NotchDirection(int index, int count)
    {
        var angle = 2 * Math.PI * (index + 0.5) / count;
        return (Math.Sin(angle), -Math.Cos(angle));
    }

    /// <summary>Position of a level on the axis of a point.</summary>
    public static (double X, double Y) At(int index, int count, double level)
    {
        var (x, y) = Direction(index, count);
        return (x * level, y * level);
    }

    /// <summary>The facet of a point on one of its sides: centre, notch, tip.</summary>
    public static string Facet(int index, int count, double level, bool clockwise)
    {
        var notch = NotchDirection(clockwise ? index : index - 1, count);
        return Polygon([(0, 0), (notch.X * Notch, notch.Y * Notch), At(index, count, level)]);
    }

    /// <summary>The part of a point between two levels: what the open questions leave undecided.</summary>
    public static string Band(int index, int count, double low, double high)
    {
        var before = NotchDirection(index - 1, count);
        var after = NotchDirection(index, count);
        return Polygon(
        [
            (before.X * Notch, before.Y * Notch), At(index, count, high), (after.X * Notch, after.Y * Notch), At(index, count, low),
        ]);
    }

    /// <summary>
    /// The line that joins the points' levels around the compass. It breaks where a level is missing, so that no line is drawn
    /// through a value that nobody gave.
    /// </summary>
    public static string Outline(IReadOnlyList<double?> levels)
    {
        var count = levels.Count;
        if (levels.All(l => l is not null))
        {
            return Polygon([.. levels.Select((l, i) => At(i, count, l!.Value))]);
        }

        var segments = Enumerable.Range(0, count)
            .Select(i => (From: i, To: (i + 1) % count))
            .Where(s => levels[s.From] is not null && levels[s.To] is not null)
            .Select(s => $"M{Point(At(s.From, count, levels[s.From]!.Value))} L{Point(At(s.To, count, levels[s.To]!.Value))}");
        return string.Join(' ', segments);
    }

    /// <summary>A number as SVG writes it, whatever the reader's language. Adding zero turns −0 into 0.</summary>
    public static string Number(double value) => (Math.Round(value, 2) + 0.0).ToString(CultureInfo.InvariantCulture);

    private static string Polygon(IReadOnlyList<(double X, double Y)> points) =>
        $"M{string.Join(" L", points.Select(Point))} Z";

    private static string Point((double X, double Y) point) => $"{Number(point.X * Scale)} {Number(point.Y * Scale)}";
}
