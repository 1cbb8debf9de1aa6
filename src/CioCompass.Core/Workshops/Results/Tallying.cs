using CioCompass.Core.Questions;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Core.Workshops.Results;

/// <summary>Turns counted ballots into a result, or withholds it or a part of it.</summary>
public static class Tallying
{
    /// <param name="sure">How sure those were who gave a level, apart from the level.</param>
    /// <param name="minimumCount">
    /// Fewest votes of which a result is given, and fewest of any part of them. Abstentions are no votes: among many abstentions one level
    /// would still be one person's.
    /// </param>
    public static RoundResult Of(
        RoundKind kind, IReadOnlyCollection<BallotGroup> groups, IReadOnlyCollection<ConfidenceRange> sure, int minimumCount)
    {
        var votes = groups.Where(g => g.Choice != BallotChoice.Abstain).Sum(g => g.Count);
        if (votes < minimumCount)
        {
            return new RoundResult.Withheld(minimumCount);
        }

        return kind switch
        {
            RoundKind.Question => new RoundResult.Levels(Levels()),
            RoundKind.Guess => new RoundResult.Guesses(new GuessTally(
                [.. groups.Where(g => g.Choice == BallotChoice.Guess)
                    .GroupBy(g => g.Number!.Value)
                    .Select(g => new GuessCount(g.Key, g.Sum(c => c.Count)))
                    .OrderBy(g => g.Percent)],
                Of(BallotChoice.Abstain))),
            _ => new RoundResult.Positions(new PositionTally(
                Of(BallotChoice.Agree), Of(BallotChoice.Disagree), Of(BallotChoice.DontKnow), Of(BallotChoice.Abstain))),
        };

        int Of(BallotChoice choice) => groups.Where(g => g.Choice == choice).Sum(g => g.Count);

        LevelTally Levels()
        {
            var levels = groups.Where(g => g.Choice == BallotChoice.Level).ToList();
            var untold = Of(BallotChoice.UntoldLevel);
            var rated = levels.Sum(g => g.Count) + untold;
            IReadOnlyList<int>? counts = rated >= minimumCount && untold == 0
                ? [.. Enumerable.Range(1, Question.HighestLevel).Select(level => levels.Where(g => g.Number == level).Sum(g => g.Count))]
                : null;
            var spread = counts is null ? null : ConfidenceSpread.Of(counts, sure, minimumCount);
            return new LevelTally(rated, counts, Of(BallotChoice.DontKnow), Of(BallotChoice.Abstain), spread, spread is null && sure.Count > 0);
        }
    }
}
