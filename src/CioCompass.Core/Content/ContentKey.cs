using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CioCompass.Core.Content;

/// <summary>The permanent names of themes, questions and statistics in addresses and exports.</summary>
public static partial class ContentKey
{
    public const int MaxLength = 64;

    private const int NewMaxLength = 40;

    public static bool IsValid(string key) => key.Length <= MaxLength && Form().IsMatch(key);

    /// <summary>Words of the text with hyphens between them, and a number where that is taken.</summary>
    public static string New(string text, IReadOnlySet<string> taken)
    {
        var slug = Slug(text);
        return Enumerable.Range(1, int.MaxValue)
            .Select(n => n == 1 ? slug : string.Create(CultureInfo.InvariantCulture, $"{slug}-{n}"))
            .First(key => !taken.Contains(key));
    }

    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var cut = slug.ToString(0, Math.Min(slug.Length, NewMaxLength)).TrimEnd('-');
        return cut.Length == 0 ? "new" : cut;
    }

    // \z and not $: the latter also accepts a line break at the end.
    [GeneratedRegex(@"^[a-z0-9]+([.-][a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
