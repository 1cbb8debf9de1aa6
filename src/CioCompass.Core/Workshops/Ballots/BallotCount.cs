namespace CioCompass.Core.Workshops.Ballots;

/// <summary>
/// Number of equal ballots in a closed round. Nothing could say by whom or when, or how sure they were, which is counted apart (<see
/// cref="ConfidenceCount"/>); while the round was open each was an <see cref="OpenBallot"/>, of which nothing is left. A round has as many rows as it
/// has different choices, however many voted, so that closing one and taking one in from a file write little.
/// </summary>
public sealed class BallotCount
{
    private BallotCount()
    {
    }

    /// <param name="count">At least 1.</param>
    internal BallotCount(Guid roundId, BallotChoice choice, int? number, int count)
    {
        Id = Guid.NewGuid();
        RoundId = roundId;
        Choice = choice;
        Number = number;
        Count = count;
    }

    /// <summary>Random (version 4), made when the round is closed: the order of rows is that of their ids, and tells nothing.</summary>
    public Guid Id { get; private set; }

    public Guid RoundId { get; private set; }

    public BallotChoice Choice { get; private set; }

    public int? Number { get; private set; }

    public int Count { get; private set; }
}
