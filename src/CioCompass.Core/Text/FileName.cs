using System.Text;

namespace CioCompass.Core.Text;

/// <summary>Names of files that readers download, made of what people have entered.</summary>
public static class FileName
{
    /// <summary>Characters of the name without its extension; with it and a path it stays within what every system takes.</summary>
    public const int LengthAtMost = 100;

    /// <summary>
    /// Characters not allowed by Windows, or with a meaning to shells and headers. Control and formatting characters go by their category.
    /// </summary>
    private const string Forbidden = "<>:\"/\\|?*%;'`$&#{}[]";

    /// <summary>
    /// The parts joined by " - ", without what a file system, a header or a reader's eye could stumble over: path separators, quotes,
    /// control characters and those that turn the reading direction. Never empty, never a name that Windows reserves, since it begins
    /// with a letter or digit of its own: <paramref name="prefix"/>.
    /// </summary>
    /// <param name="prefix">Lower-case ASCII letters and hyphens.</param>
    /// <param name="extension">Without the dot.</param>
    public static string Of(string prefix, IEnumerable<string> parts, string extension)
    {
        var name = string.Join(" - ", parts.Select(Clean).Where(p => p.Length > 0).Prepend(prefix));
        return $"{Cut(name, LengthAtMost).TrimEnd(' ', '.', '-')}.{extension}";
    }

    private static string Clean(string part)
    {
        var clean = new StringBuilder(part.Length);
        foreach (var rune in part.EnumerateRunes())
        {
            var keep = Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) switch
            {
                System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
                    or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator
                    or System.Globalization.UnicodeCategory.PrivateUse or System.Globalization.UnicodeCategory.OtherNotAssigned => false,
                _ => rune != Rune.ReplacementChar && !(rune.IsBmp && Forbidden.Contains((char)rune.Value)),
            };
            clean.Append(keep ? rune.ToString() : " ");
        }

        return string.Join(' ', clean.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' ', '-');
    }

    /// <summary>Cuts without leaving half a surrogate pair.</summary>
    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
