using CioCompass.Core.Text;
using static CioCompass.Core.Assessments.Results.ResultFormat;

namespace CioCompass.Core.Assessments.Results;

/// <summary>
/// Finding about the order of the themes. A theme that does not apply has no place in it; while one has no level at all, or while the ranges overlap,
/// nobody knows the order, and none is claimed.
/// </summary>
internal static class CompassOrder
{
    public static string Title(ResultsView results)
    {
        var themes = results.Themes.Where(t => t.Standing.Now.Kind != ScoreKind.None).ToList();
        var unknown = themes.Count(t => t.Standing.Now.Mean is null);
        if (themes.Count < 2 || unknown == themes.Count)
        {
            return ResultStrings.CompassTitlePlain;
        }

        if (unknown > 0)
        {
            return unknown == 1 ? ResultStrings.CompassTitleUnknownOne : ResultStrings.CompassTitleUnknownMany.Fill(unknown);
        }

        var inOrder = themes.OrderByDescending(t => t.Standing.Now.Mean).ToList();
        var highest = Level(inOrder, inOrder[0]);
        var lowest = Level(inOrder, inOrder[^1]);
        if (highest.Count == themes.Count)
        {
            return ResultStrings.CompassTitleEqual.Fill(Number(inOrder[0].Standing.Now.Mean!.Value));
        }

        var isHighest = highest.All(h => themes.Except(highest).All(o => h.Standing.Now.IsAbove(o.Standing.Now)));
        var isLowest = lowest.All(l => themes.Except(lowest).All(o => o.Standing.Now.IsAbove(l.Standing.Now)));
        return (isHighest, isLowest) switch
        {
            (true, true) => ResultStrings.CompassTitle.Fill(Names(highest), Names(lowest)),
            (true, false) => ResultStrings.CompassTitleHighest.Fill(Names(highest)),
            (false, true) => ResultStrings.CompassTitleLowest.Fill(Names(lowest)),
            _ => ResultStrings.CompassTitleOverlap,
        };
    }

    /// <summary>The theme, with those that are certainly level with it: exact scores that read the same.</summary>
    private static List<ThemeResult> Level(IReadOnlyList<ThemeResult> themes, ThemeResult theme) => theme.Standing.Now.Kind != ScoreKind.Exact
        ? [theme]
        : [.. themes.Where(t => t.Standing.Now.Kind == ScoreKind.Exact && Rounded(t.Standing.Now.Mean!.Value) == Rounded(theme.Standing.Now.Mean!.Value))];

    private static string Names(IReadOnlyList<ThemeResult> themes) =>
        $"{string.Join(", ", themes.Select(t => t.Theme.Name))} ({Number(themes[0].Standing.Now.Mean!.Value)})";
}
