namespace CioCompass.Core.Workshops.Results;

/// <summary>Ballots of a question.</summary>
/// <param name="Counts">Ballots per level, five numbers, level 1 first.</param>
/// <param name="Confidence">Null where fewer than the minimum count said how sure they are.</param>
public sealed record LevelTally(IReadOnlyList<int> Counts, int DontKnow, int Abstained, ConfidenceTally? Confidence)
{
    /// <summary>Ballots with a level.</summary>
    public int Rated { get; } = Counts.Sum();

    /// <summary>Null where nobody gave a level.</summary>
    public OrdinalMedian? Median { get; } = OrdinalMedian.Of(Counts.Select((count, index) => (index + 1, count)));

    /// <summary>0 to 1; null where nobody gave a level.</summary>
    public double? Consensus { get; } = Results.Consensus.Of(Counts);

    /// <summary>Null where fewer than two levels were chosen.</summary>
    public Split? WidestSplit { get; } = Split.Widest(Counts);
}

/// <summary>How sure those were who gave a level and said so.</summary>
public sealed record ConfidenceTally(int Low, int Medium, int High)
{
    public int Total => Low + Medium + High;
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

    /// <summary>Of <see cref="Share"/>.</summary>
    public WilsonInterval? Interval => WilsonInterval.Of(Agree, Base);
}

/// <summary>All that ever leaves the server of a revealed round.</summary>
public abstract record RoundResult
{
    private RoundResult()
    {
    }

    /// <summary>Too few voted; nothing about their ballots is said.</summary>
    /// <param name="MinimumCount">How many would have been enough.</param>
    public sealed record Withheld(int MinimumCount) : RoundResult;

    public sealed record Levels(LevelTally Tally) : RoundResult;

    public sealed record Guesses(GuessTally Tally) : RoundResult;

    public sealed record Positions(PositionTally Tally) : RoundResult;
}
