using System.Reflection;

namespace CioCompass.Core.Accounts.Passwords;

/// <summary>
/// Refuses what many people choose, without asking anybody. With 15 characters asked for, that is rarely one entry of a list of common
/// passwords but two of them together, one of them over and over, or a run along the keyboard: all of these are found.
/// </summary>
public sealed class CommonPasswords
{
    private const int LongestPeriod = 5;

    /// <summary>Characters beside one's own name or address that do not make a password.</summary>
    private const int AddedAtMost = 6;

    /// <summary>The 20,000 most used passwords of public leaks, from the npm package @zxcvbn-ts/language-common (MIT).</summary>
    private readonly HashSet<string> common = Read();

    /// <param name="own">Words that are easy to guess for this account: its e-mail address, its name.</param>
    public bool Contains(string password, params IEnumerable<string> own)
    {
        var lower = password.ToLowerInvariant();
        var words = own.Append("ciocompass").Append("cio compass")
            .SelectMany(w => w.ToLowerInvariant().Split('@', '.', ' ').Append(w.ToLowerInvariant())).Where(w => w.Length >= 4).ToHashSet();
        return IsPeriodic(lower) || IsRun(lower) || IsLittleBeside(lower, words) || IsMadeOf(lower, words, parts: 2);
    }

    /// <summary>"sofie.maes2026!": the account's own words with next to nothing added.</summary>
    private static bool IsLittleBeside(string text, HashSet<string> own)
    {
        var rest = own.OrderByDescending(w => w.Length).Aggregate(text, (left, word) => left.Replace(word, "", StringComparison.Ordinal));
        return rest.Length <= AddedAtMost && rest.Length < text.Length;
    }

    /// <summary>"aaaaaaaaaaaaaaa", "abcabcabcabcabc".</summary>
    private static bool IsPeriodic(string text) =>
        Enumerable.Range(1, LongestPeriod).Any(period => text.Length >= 2 * period
            && Enumerable.Range(period, text.Length - period).All(i => text[i] == text[i - period]));

    /// <summary>"123456789012345", "abcdefghijklmno": every step is one up, one down or none, nine to zero included.</summary>
    private static bool IsRun(string text) =>
        text.Zip(text.Skip(1)).All(pair => Math.Abs(pair.Second - pair.First) <= 1 || (pair.First == '9' && pair.Second == '0'));

    private bool IsMadeOf(string text, HashSet<string> own, int parts) =>
        text.Length == 0
        || common.Contains(text) || own.Contains(text) || IsShortNumber(text)
        || (parts > 1 && Enumerable.Range(1, text.Length - 1).Any(i => IsMadeOf(text[..i], own, 1) && IsMadeOf(text[i..], own, parts - 1)));

    /// <summary>A year or a few digits tagged on.</summary>
    private static bool IsShortNumber(string text) => text.Length <= 4 && text.All(c => !char.IsLetter(c));

    private static HashSet<string> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Passwords/common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
