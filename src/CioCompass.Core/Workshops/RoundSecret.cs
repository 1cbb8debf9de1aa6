using System.Security.Cryptography;

namespace CioCompass.Core.Workshops;

/// <summary>
/// Keys the hash by which a phone finds its ballot again while the round is open. Without it nobody can compute that hash, not even
/// with the phone at hand; it exists exactly as long as the round is open.
/// </summary>
public sealed class RoundSecret
{
    /// <summary>Bytes: the size of the hash that it keys.</summary>
    public const int Length = 32;

    private RoundSecret()
    {
    }

    internal RoundSecret(Guid roundId)
    {
        RoundId = roundId;
        Value = RandomNumberGenerator.GetBytes(Length);
    }

    public Guid RoundId { get; private set; }

    public byte[] Value { get; private set; } = [];
}
