using CioCompass.Core.Assessments;

namespace CioCompass.Core.Workshops;

/// <summary>
/// One phone's ballot in one round. While the round is open it carries keys by which the phone finds it again; closing the round
/// replaces it by a copy with a new random id and without keys. It never has a time.
/// </summary>
public sealed class Ballot
{
    private Ballot()
    {
    }

    /// <summary>A ballot of an open round.</summary>
    internal Ballot(Guid roundId, byte[] voterKey)
    {
        Id = Guid.NewGuid();
        RoundId = roundId;
        VoterKey = voterKey;
    }

    /// <summary>A ballot of a closed round.</summary>
    internal Ballot(Guid roundId, BallotValue value)
    {
        Id = Guid.NewGuid();
        RoundId = roundId;
        Set(value);
    }

    /// <summary>Random (version 4): says nothing of when or by whom.</summary>
    public Guid Id { get; private set; }

    public Guid RoundId { get; private set; }

    public BallotChoice Choice { get; private set; }

    public int? Number { get; private set; }

    public Confidence? Confidence { get; private set; }

    /// <summary>HMAC-SHA256(secret of the round, token of the participant); null once the round is closed.</summary>
    public byte[]? VoterKey { get; private set; }

    /// <summary>Of the sending that was stored last; null once the round is closed.</summary>
    public Guid? IdempotencyKey { get; private set; }

    /// <summary>The phone's own count of its changes; null once the round is closed.</summary>
    public int? Sequence { get; private set; }

    public BallotValue Value => new(Choice, Number, Confidence);

    /// <summary>Takes a sending of the phone that owns the ballot.</summary>
    /// <returns>False for one that is older than what is stored: it was overtaken on the way and must not win.</returns>
    internal bool Accept(BallotValue value, Guid idempotencyKey, int sequence)
    {
        if (sequence < Sequence)
        {
            return false;
        }

        Set(value);
        IdempotencyKey = idempotencyKey;
        Sequence = sequence;
        return true;
    }

    private void Set(BallotValue value)
    {
        Choice = value.Choice;
        Number = value.Number;
        Confidence = value.Confidence;
    }
}
