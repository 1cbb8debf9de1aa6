using System.Security.Cryptography;
using System.Text;

namespace CioCompass.Core.Workshops;

/// <summary>
/// What makes a phone a participant: 256 random bits that only the phone keeps. The database has their hash, and while a round is open
/// a hash keyed by the round's secret; the one cannot be computed from the other.
/// </summary>
public static class ParticipantToken
{
    private const int Bytes = 32;

    public static string Create() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>SHA-256; a plain hash is enough for a secret that nobody can guess.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>HMAC-SHA256 of the token under the round's secret.</summary>
    public static byte[] VoterKey(byte[] roundSecret, string token) => HMACSHA256.HashData(roundSecret, Encoding.UTF8.GetBytes(token));

    /// <summary>A cheap check before the database is asked.</summary>
    public static bool IsPlausible(string? token) => token?.Length == 2 * Bytes;
}
