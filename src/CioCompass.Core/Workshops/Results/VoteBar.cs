using System.Globalization;
using CioCompass.Core.Questions;

namespace CioCompass.Core.Workshops.Results;

/// <summary>One bar of a question's votes. "Don't know" always has its own, after the levels.</summary>
/// <param name="Level">1 to 5; null for "don't know", and for the levels together where they are not told.</param>
/// <param name="Before">The vote before; null without one, and where it is not told.</param>
public sealed record VoteBar(VoteBarKind Kind, int? Level, string Name, int Count, int? Before)
{
    /// <param name="before">The vote that it is compared with; null without one.</param>
    public static IReadOnlyList<VoteBar> Of(LevelTally now, LevelTally? before) =>
    [
        .. now switch
        {
            { Counts: { } counts } => Levels(counts, before?.Counts),
            { Rated: > 0 } => [new VoteBar(VoteBarKind.Untold, null, RoundStrings.RatedLevel, now.Rated, before?.Rated)],
            _ => Array.Empty<VoteBar>(),
        },
        new VoteBar(VoteBarKind.DontKnow, null, RoundStrings.DontKnow, now.DontKnow, before?.DontKnow),
    ];

    private static IEnumerable<VoteBar> Levels(IReadOnlyList<int> now, IReadOnlyList<int>? before) =>
        Enumerable.Range(1, Question.HighestLevel).Select(level => new VoteBar(
            VoteBarKind.Level, level, $"{level.ToString(CultureInfo.CurrentCulture)} {LevelNames.Of(level)}", now[level - 1], before?[level - 1]));
}

public enum VoteBarKind
{
    Level,

    /// <summary>Levels of which too few were given to tell them.</summary>
    Untold,
    DontKnow,
}
