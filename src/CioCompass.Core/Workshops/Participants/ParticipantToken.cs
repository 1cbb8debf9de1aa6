using System.Security.Cryptography;
using CioCompass.Core.Accounts;
using CioCompass.Core.Workshops.Joining;

namespace CioCompass.Core.Workshops.Participants;

/// <summary>
/// The token that makes a phone a participant, a <see cref="SecretToken"/> that only the phone keeps. The database has its hash, and while a round is
/// open a hash of that, keyed by the round's secret.
/// </summary>
public static class ParticipantToken
{
    private const int LabelLength = 4;

    /// <summary>
    /// HMAC-SHA256 of the token's hash under the round's secret. Of the hash, so that while the round is open the facilitator can take away
    /// a phone with its ballot; without the secret, which ends with the round, the one leads to the other no more.
    /// </summary>
    public static byte[] VoterKey(byte[] roundSecret, byte[] tokenHash) => HMACSHA256.HashData(roundSecret, tokenHash);

    /// <summary>
    /// Four characters of <see cref="JoinCode.Alphabet"/> by which a phone without a name can be spoken of; two phones of a large room may
    /// share them.
    /// </summary>
    public static string Label(byte[] tokenHash) =>
        string.Concat(tokenHash.TakeLast(LabelLength).Select(b => JoinCode.Alphabet[b % JoinCode.Alphabet.Length]));

    /// <summary>A cheap check before the database is asked.</summary>
    public static bool IsPlausible(string? token) => token?.Length == SecretToken.Length;
}
