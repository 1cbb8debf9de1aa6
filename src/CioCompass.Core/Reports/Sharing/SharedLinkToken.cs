using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CioCompass.Core.Reports.Sharing;

/// <summary>The secret in a shared link: 256 random bits as base64url, of which the database keeps the hash only.</summary>
public static class SharedLinkToken
{
    private const int Bytes = 32;

    /// <summary>Characters of a token.</summary>
    public const int Length = 43;

    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>
    /// SHA-256. A plain hash is enough for a secret that nobody can guess, and looking it up by its hash takes no time that depends on
    /// how much of it is right.
    /// </summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
