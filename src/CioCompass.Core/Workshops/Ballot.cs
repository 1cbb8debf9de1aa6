using CioCompass.Core.Assessments;

namespace CioCompass.Core.Workshops;

/// <summary>
/// One ballot of a closed round: a random id and a value. There is no column that could say by whom or when; while the round was open
/// it was an <see cref="OpenBallot"/>, of which nothing is left.
/// </summary>
public sealed class Ballot
{
    private Ballot()
    {
    }

    internal Ballot(Guid roundId, BallotValue value)
    {
        Id = Guid.NewGuid();
        RoundId = roundId;
        Choice = value.Choice;
        Number = value.Number;
        Confidence = value.Confidence;
    }

    /// <summary>Random (version 4), made when the round is closed.</summary>
    public Guid Id { get; private set; }

    public Guid RoundId { get; private set; }

    public BallotChoice Choice { get; private set; }

    public int? Number { get; private set; }

    public Confidence? Confidence { get; private set; }
}
