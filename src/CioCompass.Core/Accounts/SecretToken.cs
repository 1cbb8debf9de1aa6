using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CioCompass.Core.Accounts;

/// <summary>A secret that opens something to whoever has it, a link or a phone's cookie: 256 random bits, of which the database keeps the hash only.</summary>
public static class SecretToken
{
    private const int Bytes = 32;

    /// <summary>Characters of a token.</summary>
    public const int Length = 2 * Bytes;

    /// <summary>Characters of a short token.</summary>
    public const int ShortLength = 43;

    /// <summary>In hexadecimal digits.</summary>
    public static string Create() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The same bits in base64url, for an address that people pass on.</summary>
    public static string CreateShort() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>
    /// SHA-256. A plain hash is enough for a secret that nobody can guess, and looking it up by its hash takes no time that depends on
    /// how much of it is right.
    /// </summary>
    public static byte[] Hash(string? token) => SHA256.HashData(Encoding.UTF8.GetBytes(token ?? ""));
}
