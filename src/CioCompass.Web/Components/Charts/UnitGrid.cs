using System.Globalization;

namespace CioCompass.Web.Components.Charts;

/// <summary>
/// The drawing of a hundred people in ten rows, as two SVG paths. Two long paths instead of a hundred elements keep a page with four
/// charts light, and need no id that could occur twice on a page.
/// </summary>
public static class UnitGrid
{
    public const int People = 100;

    /// <summary>Width and height of the square drawing, in SVG units.</summary>
    public const int Size = PerRow * Cell;

    private const int PerRow = 10;
    private const int Cell = 20;

    // Head and shoulders in a cell of 20 by 20, starting at the left of the head.
    private const string Head = "a3 3 0 1 0 6 0a3 3 0 1 0-6 0z";
    private const string Shoulders = "m-3 12v-3a6 6 0 0 1 12 0v3z";

    private static readonly string[] Everybody = [.. Enumerable.Range(0, People).Select(Person)];

    /// <summary>SVG path data of the people from the first up to, not including, the last: row by row from the top left, 0 to 100.</summary>
    public static string Path(int from, int to) => string.Concat(Everybody[from..to]);

    private static string Person(int place)
    {
        var x = (place % PerRow * Cell) + 7;
        var y = (place / PerRow * Cell) + 5;
        return string.Create(CultureInfo.InvariantCulture, $"M{x} {y}{Head}{Shoulders}");
    }
}
