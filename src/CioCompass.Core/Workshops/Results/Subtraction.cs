using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Core.Workshops.Results;

/// <summary>
/// Withholds results that would tell something together with an earlier one on the same subject. People come and go between two votes; where the
/// later result is the earlier one with a few ballots more or fewer, the difference is how those few voted. What the room saw first stays; what was
/// revealed after it is withheld.
/// </summary>
internal static class Subtraction
{
    private const int DidNotSay = -1;

    /// <param name="rounds">Of each subject all that are revealed, in any order.</param>
    /// <returns>The same rounds in the same order.</returns>
    public static IReadOnlyList<RevealedRound> KeepBack(IReadOnlyList<RevealedRound> rounds, int minimumCount)
    {
        var results = new Dictionary<Guid, RoundResult>();
        foreach (var votes in rounds.GroupBy(r => (r.Kind, r.Subject)))
        {
            var shown = new List<RoundResult>();
            foreach (var round in votes.OrderBy(r => r.RevealedAt).ThenBy(r => r.Attempt))
            {
                var result = shown.Aggregate(round.Result, (next, before) => KeepBack(before, next, minimumCount));
                results[round.RoundId] = result;
                shown.Add(result);
            }
        }

        return [.. rounds.Select(r => r with { Result = results[r.RoundId] })];
    }

    /// <param name="before">As it was shown.</param>
    private static RoundResult KeepBack(RoundResult before, RoundResult next, int minimumCount)
    {
        if (before is RoundResult.Withheld || next is RoundResult.Withheld)
        {
            return next;
        }

        if (IsFewApart(Ballots(before, next), Ballots(next, before), minimumCount))
        {
            return new RoundResult.Withheld(minimumCount, BesideAnother: true);
        }

        return (before, next) is (RoundResult.Levels { Tally.Confidence: { } sure }, RoundResult.Levels { Tally: { Confidence: { } spread } tally })
            && IsFewApart(Sure(sure, spread), Sure(spread, sure), minimumCount)
                ? new RoundResult.Levels(tally with { Confidence = null, IsConfidenceWithheld = true })
                : next;
    }

    /// <summary>Whether one is the other with a few more.</summary>
    private static bool IsFewApart<TKey>(IEnumerable<(TKey Key, int Count)> one, IEnumerable<(TKey Key, int Count)> other, int minimumCount)
        where TKey : notnull
    {
        var changes = other.Concat(one.Select(o => (o.Key, Count: -o.Count)))
            .GroupBy(c => c.Key, (_, counts) => counts.Sum(c => c.Count))
            .Where(change => change != 0)
            .ToList();
        return changes.Count > 0 && Math.Abs(changes.Sum()) < minimumCount && (changes.TrueForAll(c => c > 0) || changes.TrueForAll(c => c < 0));
    }

    /// <summary>The ballots of a result, told apart as far as the other one tells them apart, too.</summary>
    private static IEnumerable<((BallotChoice Choice, int? Number) Key, int Count)> Ballots(RoundResult result, RoundResult other) => result switch
    {
        RoundResult.Levels { Tally: var tally } =>
        [
            .. tally.Counts is { } counts && (other as RoundResult.Levels)?.Tally.Counts is not null
                ? counts.Select((count, index) => ((BallotChoice.Level, (int?)(index + 1)), count))
                : [((BallotChoice.Level, null), tally.Rated)],
            ((BallotChoice.DontKnow, null), tally.DontKnow),
            ((BallotChoice.Abstain, null), tally.Abstained),
        ],
        RoundResult.Positions { Tally: var tally } =>
        [
            ((BallotChoice.Agree, null), tally.Agree),
            ((BallotChoice.Disagree, null), tally.Disagree),
            ((BallotChoice.DontKnow, null), tally.DontKnow),
            ((BallotChoice.Abstain, null), tally.Abstained),
        ],
        RoundResult.Guesses { Tally: var tally } =>
        [
            .. tally.Guesses.Select(g => ((BallotChoice.Guess, (int?)g.Percent), g.Count)),
            ((BallotChoice.Abstain, null), tally.Abstained),
        ],
        _ => [],
    };

    /// <summary>Counts of how sure people were, told apart as far as the other spread tells them apart, too.</summary>
    private static IEnumerable<(int Key, int Count)> Sure(ConfidenceSpread spread, ConfidenceSpread other)
    {
        var together = spread.Ranges.Select(r => r.Answers.ToHashSet()).ToList();
        foreach (var range in other.Ranges)
        {
            var merged = together.Where(t => t.Overlaps(range.Answers)).ToList();
            together.RemoveAll(merged.Contains);
            together.Add([.. merged.SelectMany(t => t)]);
        }

        return spread.Ranges.Select(r => ((int)together.Single(t => t.Contains(r.Least)).Min(), r.Count)).Append((DidNotSay, spread.Unsaid));
    }
}
