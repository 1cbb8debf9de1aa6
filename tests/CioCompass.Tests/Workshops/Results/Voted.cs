using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Results;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Tests.Workshops.Results;

/// <summary>Results of ballots, as the program tells them.</summary>
internal static class Voted
{
    private static readonly DateTime Start = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    public static RoundResult Question(int minimumCount, IEnumerable<BallotValue> ballots) => InTurn(minimumCount, ballots)[0];

    public static LevelTally Tally(params BallotValue[] ballots) => Assert.IsType<RoundResult.Levels>(Question(3, ballots)).Tally;

    /// <summary>Votes on one question, revealed one after the other.</summary>
    public static IReadOnlyList<RoundResult> InTurn(int minimumCount, params IEnumerable<BallotValue>[] votes) =>
        InTurn(RoundKind.Question, minimumCount, votes);

    public static IReadOnlyList<RoundResult> InTurn(RoundKind kind, int minimumCount, params IEnumerable<BallotValue>[] votes) =>
        [.. Subtraction.KeepBack([.. votes.Select((v, index) => Round(kind, minimumCount, [.. v], index))], minimumCount).Select(r => r.Result)];

    public static IEnumerable<BallotValue> Levels(params int[] levels) => levels.Select(l => BallotValue.Level(l));

    /// <summary>Everything that a result tells, so that two can be compared.</summary>
    public static string Text(RoundResult result) => result switch
    {
        RoundResult.Levels { Tally: var t } => $"{t.Rated} [{string.Join(' ', t.Counts ?? [])}] {t.DontKnow} {t.Abstained} {t.IsConfidenceWithheld} "
            + (t.Confidence is { } spread ? $"{string.Join(' ', spread.Ranges)} {spread.Unsaid}" : "-"),
        RoundResult.Guesses { Tally: var t } => $"{string.Join(' ', t.Guesses)} {t.Abstained}",
        _ => result.ToString(),
    };

    private static RevealedRound Round(RoundKind kind, int minimumCount, BallotValue[] ballots, int index) => new(
        Guid.NewGuid(), Guid.Empty, kind, "subject", index + 1, Start.AddMinutes(index), ballots.Length,
        Tallying.Of(
            kind,
            [.. ballots.GroupBy(b => (b.Choice, b.Number), (key, same) => new BallotGroup(key.Choice, key.Number, same.Count()))],
            [.. ballots.Where(b => b.Confidence is not null)
                .GroupBy(b => b.Confidence!.Value, (sure, same) => new ConfidenceRange(sure, sure, same.Count()))],
            minimumCount));
}
