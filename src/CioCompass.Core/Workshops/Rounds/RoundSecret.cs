namespace CioCompass.Core.Workshops.Rounds;

/// <summary>
/// Keys the hash by which a phone finds its ballot again while the round is open, and the facilitator's removal of a phone its ballot.
/// Without it nobody can compute that hash, not even with the phone at hand; it exists exactly as long as the round is open.
/// </summary>
public sealed class RoundSecret
{
    /// <summary>Bytes once it is opened: the size of the hash that it keys.</summary>
    public const int Length = 32;

    private RoundSecret()
    {
    }

    internal RoundSecret(Guid roundId, byte[] value) => (RoundId, Sealed) = (roundId, value);

    public Guid RoundId { get; private set; }

    /// <summary>Encrypted; <see cref="RoundSeal"/> opens it.</summary>
    public byte[] Sealed { get; private set; } = [];
}
