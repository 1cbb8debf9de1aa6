namespace CioCompass.Core.Workshops.Results;

/// <summary>Ballots of a question.</summary>
/// <param name="Rated">Ballots with a level.</param>
/// <param name="Counts">
/// Ballots per level, five numbers, level 1 first; null where fewer than the minimum count gave a level, so that nothing is said of levels.
/// </param>
/// <param name="Confidence">Null where it may not be told, or nobody said.</param>
/// <param name="IsConfidenceWithheld">Somebody said how sure they are, and it is not told.</param>
public sealed record LevelTally(
    int Rated, IReadOnlyList<int>? Counts, int DontKnow, int Abstained, ConfidenceSpread? Confidence, bool IsConfidenceWithheld = false)
{
    /// <summary>Ballots that say something about the question: all but abstentions.</summary>
    public int Votes => Rated + DontKnow;

    /// <summary>Null where <see cref="Counts"/> is.</summary>
    public OrdinalMedian? Median { get; } = Counts is null ? null : OrdinalMedian.Of(Counts.Select((count, index) => (index + 1, count)));

    /// <summary>0 to 1; null where <see cref="Counts"/> is.</summary>
    public double? Consensus { get; } = Counts is null ? null : Results.Consensus.Of(Counts);

    /// <summary>Null where fewer than two levels were chosen, and where <see cref="Counts"/> is.</summary>
    public Split? WidestSplit { get; } = Counts is null ? null : Split.Widest(Counts);

    /// <summary>More do not know than chose any one level; where levels are not told, at least as many as chose one at all.</summary>
    public bool DontKnowLeads => DontKnow > 0 && (Counts is null ? DontKnow >= Rated : DontKnow > Counts.Max());
}

/// <param name="Percent">0 to 100.</param>
/// <param name="Count">At least 1.</param>
public sealed record GuessCount(int Percent, int Count);

/// <summary>Guesses of a published percentage.</summary>
/// <param name="Guesses">In ascending order, only those made.</param>
public sealed record GuessTally(IReadOnlyList<GuessCount> Guesses, int Abstained)
{
    public int Total { get; } = Guesses.Sum(g => g.Count);

    public OrdinalMedian? Median { get; } = OrdinalMedian.Of(Guesses.Select(g => (g.Percent, g.Count)));
}

/// <summary>The room's own position on what a survey asked.</summary>
public sealed record PositionTally(int Agree, int Disagree, int DontKnow, int Abstained)
{
    /// <summary>The base of the share: all who voted, "don't know" included, as a survey counts its respondents.</summary>
    public int Base => Agree + Disagree + DontKnow;

    /// <summary>Part of <see cref="Base"/> that agrees, 0 to 1; null where nobody voted.</summary>
    public double? Share => Base == 0 ? null : (double)Agree / Base;

    /// <summary>Interval of <see cref="Share"/>.</summary>
    public WilsonInterval? Interval => WilsonInterval.Of(Agree, Base);
}

/// <summary>All that ever leaves the server of a revealed round.</summary>
public abstract record RoundResult
{
    private RoundResult()
    {
    }

    /// <summary>Nothing about the ballots is said.</summary>
    /// <param name="MinimumCount">How many votes are enough.</param>
    /// <param name="BesideAnother">
    /// There are enough, but beside an earlier result they would tell how the few voted who came or left in between.
    /// </param>
    public sealed record Withheld(int MinimumCount, bool BesideAnother = false) : RoundResult;

    public sealed record Levels(LevelTally Tally) : RoundResult;

    public sealed record Guesses(GuessTally Tally) : RoundResult;

    public sealed record Positions(PositionTally Tally) : RoundResult;
}
