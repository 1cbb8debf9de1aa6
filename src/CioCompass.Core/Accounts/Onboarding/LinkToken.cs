using System.Security.Cryptography;
using System.Text;

namespace CioCompass.Core.Accounts.Onboarding;

/// <summary>The secret in a one-time link: 256 random bits, of which the database keeps the hash only.</summary>
public static class LinkToken
{
    private const int Bytes = 32;

    public static string Create() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>
    /// SHA-256. A plain hash is enough for a secret that nobody can guess, and looking it up by its hash takes no time that depends on
    /// how much of it is right.
    /// </summary>
    public static byte[] Hash(string? token) => SHA256.HashData(Encoding.UTF8.GetBytes(token ?? ""));
}
