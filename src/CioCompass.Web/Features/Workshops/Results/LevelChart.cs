using CioCompass.Core.Workshops.Results;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Web.Features.Workshops.Results;

/// <summary>The distribution of one question's ballots, beside that of the vote before where there was one.</summary>
/// <param name="Rows">Levels 1 to 5 where they may be told, then "don't know".</param>
public sealed record LevelChart(IReadOnlyList<LevelRow> Rows, LevelTally Now, LevelTally? Before)
{
    /// <summary>Bars share one scale over both votes, so that their lengths may be compared.</summary>
    public static LevelChart Of(LevelTally now, LevelTally? before)
    {
        var bars = VoteBar.Of(now, before);
        var largest = Math.Max(1, bars.Max(b => Math.Max(b.Count, b.Before ?? 0)));
        return new LevelChart([.. bars.Select(b => new LevelRow(b, Length(b.Count), Length(b.Before ?? 0)))], now, before);

        double Length(int count) => 100.0 * count / largest;
    }

    /// <param name="votes">On one question, the first attempt first: the last is shown beside the one before.</param>
    /// <returns>Null where none may be shown.</returns>
    public static LevelChart? Of(IEnumerable<RevealedRound> votes) =>
        votes.Select(r => r.Result).OfType<RoundResult.Levels>().Select(l => l.Tally).TakeLast(2).ToList() switch
        {
            [var only] => Of(only, null),
            [var before, var now] => Of(now, before),
            _ => null,
        };

    /// <returns>Null for a round that is not revealed, is withheld, or asks no level.</returns>
    public static LevelChart? Of(RoundView round) => round.Result is RoundResult.Levels levels
        ? Of(levels.Tally, round.Earlier.Select(r => r.Result).OfType<RoundResult.Levels>().LastOrDefault()?.Tally)
        : null;
}

/// <param name="Length">0..100, of the longest bar.</param>
/// <param name="LengthBefore">0..100, of the longest bar.</param>
public sealed record LevelRow(VoteBar Bar, double Length, double LengthBefore)
{
    /// <summary>Class of its bar in the style sheet.</summary>
    public string Look => Bar switch
    {
        { Level: { } level } => $"level-bar-{level}",
        { Kind: VoteBarKind.DontKnow } => "level-bar-dont-know",
        _ => "level-bar-untold",
    };
}
