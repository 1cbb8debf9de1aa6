using System.Security.Cryptography;

namespace CioCompass.Core.Workshops.Joining;

/// <summary>
/// The code on the screen: 8 characters of 31 that cannot be mistaken for each other (no 0, O, 1, I, L), 31^8 = 8.5 · 10^11 codes.
/// Shown in two groups of four.
/// </summary>
public static class JoinCode
{
    public const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    public const int Length = 8;

    /// <summary>A random code; whether it is free is the database's to say.</summary>
    public static string Create() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>A typed code in the stored form: upper case, without spaces and dashes.</summary>
    /// <returns>Null for what cannot be a code.</returns>
    public static string? Normalise(string? typed)
    {
        if (typed is null || typed.Length > 4 * Length)
        {
            return null;
        }

        var code = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && !IsDash(c))).ToUpperInvariant();
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }

    /// <summary>"ABCD-EFGH".</summary>
    public static string Display(string code) => $"{code[..(Length / 2)]}-{code[(Length / 2)..]}";

    private static bool IsDash(char c) => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.DashPunctuation;
}
