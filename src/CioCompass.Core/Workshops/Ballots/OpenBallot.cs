using CioCompass.Core.Assessments;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Core.Workshops.Ballots;

/// <summary>
/// One phone's ballot in an open round, with the keys by which the phone finds it again, and without a time. Closing the round empties
/// its table (<see cref="RoundCloser"/>).
/// </summary>
public sealed class OpenBallot
{
    private OpenBallot()
    {
    }

    internal OpenBallot(Guid roundId, byte[] voterKey)
    {
        RoundId = roundId;
        VoterKey = voterKey;
    }

    public Guid RoundId { get; private set; }

    /// <summary>HMAC-SHA256(secret of the round, hash of the participant's token).</summary>
    public byte[] VoterKey { get; private set; } = [];

    public BallotChoice Choice { get; private set; }

    public int? Number { get; private set; }

    public Confidence? Confidence { get; private set; }

    /// <summary>Key of the sending that was stored last.</summary>
    public Guid IdempotencyKey { get; private set; }

    /// <summary>The phone's own count of its changes; 0 before the first is stored.</summary>
    public int Sequence { get; private set; }

    public BallotValue Value => new(Choice, Number, Confidence);

    /// <summary>Takes a sending of the phone that owns the ballot; of the same sending again nothing is written.</summary>
    /// <returns>False for one that is older than what is stored: it was overtaken on the way and must not win.</returns>
    internal bool Accept(BallotValue value, Guid idempotencyKey, int sequence)
    {
        if (sequence < Sequence)
        {
            return false;
        }

        Choice = value.Choice;
        Number = value.Number;
        Confidence = value.Confidence;
        IdempotencyKey = idempotencyKey;
        Sequence = sequence;
        return true;
    }
}
