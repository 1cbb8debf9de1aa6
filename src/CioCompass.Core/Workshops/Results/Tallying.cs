using CioCompass.Core.Assessments;
using CioCompass.Core.Questions;

namespace CioCompass.Core.Workshops.Results;

/// <summary>Turns counted ballots into a result, or withholds it.</summary>
public static class Tallying
{
    /// <param name="minimumCount">
    /// Fewest votes of which a result is given. Abstentions are no votes: among many abstentions one level would still be one person's.
    /// </param>
    public static RoundResult Of(RoundKind kind, IReadOnlyCollection<BallotGroup> groups, int minimumCount)
    {
        var votes = groups.Where(g => g.Choice != BallotChoice.Abstain).Sum(g => g.Count);
        if (votes < minimumCount)
        {
            return new RoundResult.Withheld(minimumCount);
        }

        return kind switch
        {
            RoundKind.Question => new RoundResult.Levels(new LevelTally(
                [.. Enumerable.Range(1, Question.HighestLevel).Select(level => Count(g => g.Choice == BallotChoice.Level && g.Number == level))],
                Of(BallotChoice.DontKnow), Of(BallotChoice.Abstain), Confidences())),
            RoundKind.Guess => new RoundResult.Guesses(new GuessTally(
                [.. groups.Where(g => g.Choice == BallotChoice.Guess)
                    .GroupBy(g => g.Number!.Value)
                    .Select(g => new GuessCount(g.Key, g.Sum(c => c.Count)))
                    .OrderBy(g => g.Percent)],
                Of(BallotChoice.Abstain))),
            _ => new RoundResult.Positions(new PositionTally(
                Of(BallotChoice.Agree), Of(BallotChoice.Disagree), Of(BallotChoice.DontKnow), Of(BallotChoice.Abstain))),
        };

        int Count(Func<BallotGroup, bool> which) => groups.Where(which).Sum(g => g.Count);

        int Of(BallotChoice choice) => Count(g => g.Choice == choice);

        ConfidenceTally? Confidences()
        {
            var tally = new ConfidenceTally(
                Count(g => g.Confidence == Confidence.Low), Count(g => g.Confidence == Confidence.Medium),
                Count(g => g.Confidence == Confidence.High));
            return tally.Total < minimumCount ? null : tally;
        }
    }
}
