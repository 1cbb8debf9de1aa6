using System.Globalization;
using System.Text;
using System.Xml;
using CioCompass.Core.Text;

namespace CioCompass.Core.Reports.Pptx;

/// <summary>Texts of people, made fit for a slide: short enough, on one line of thought, and without what XML cannot hold.</summary>
internal static class SlideText
{
    private const string Ellipsis = "…";

    /// <summary>Where a line may break. No-break spaces stay: French has them before its punctuation.</summary>
    private static readonly char[] Breaks = [' ', '\n', '\t', '\u2028', '\u2029'];

    /// <summary>
    /// Without the characters that XML 1.0 does not allow: stored texts have no control characters, but U+FFFE and U+FFFF are none and
    /// would make the file unreadable all the same.
    /// </summary>
    public static string Clean(string text)
    {
        // Nearly every text is, and a large deck has tens of thousands.
        if (IsPlain(text))
        {
            return text;
        }

        return string.Concat(CleanText.Of(text).EnumerateRunes().Where(r => !r.IsBmp || XmlConvert.IsXmlChar((char)r.Value)).Select(r => r.ToString()));
    }

    /// <summary>
    /// The text on one line, cut to a width at the end of a sentence or a word, with an ellipsis where something is missing. The whole
    /// text belongs in the notes then.
    /// </summary>
    /// <param name="width">In ordinary letters; ideographs and pictures count twice.</param>
    public static string Shorten(string text, int width)
    {
        var line = string.Join(' ', Clean(text).Split(Breaks, StringSplitOptions.RemoveEmptyEntries));
        var taken = 0;
        var end = 0;
        var elements = StringInfo.GetTextElementEnumerator(line);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            taken += Width(element);
            if (taken > width)
            {
                return Cut(line, end);
            }

            end += element.Length;
        }

        return line;
    }

    /// <summary>The text's direction is that of its first letter with one, as rule P2 of the Unicode bidirectional algorithm has it.</summary>
    public static bool IsRightToLeft(string text)
    {
        var first = text.EnumerateRunes().FirstOrDefault(Rune.IsLetter);
        return IsHebrew(first) || IsArabic(first);
    }

    /// <summary>Language of a text for spelling and speech: the report's, unless the script says otherwise.</summary>
    public static string Language(string text, CultureInfo culture)
    {
        var first = text.EnumerateRunes().FirstOrDefault(Rune.IsLetter);
        return IsHebrew(first) ? "he-IL" : IsArabic(first) ? "ar-SA" : culture.TwoLetterISOLanguageName switch
        {
            "nl" => "nl-NL",
            "fr" => "fr-FR",
            _ => "en-GB",
        };
    }

    /// <summary>Letters, digits and signs only, without controls and surrogates and without white space at the end.</summary>
    private static bool IsPlain(string text) => text.Length == 0 || (!char.IsWhiteSpace(text[^1]) && text.All(c => c is >= ' ' and < '\u007F' or >= '\u00A0' and < '\uD800'));

    /// <summary>At the last end of a sentence in the final third, else at the last space in the final half, else as far as it goes.</summary>
    private static string Cut(string line, int end)
    {
        var sentence = line.AsSpan(0, end).LastIndexOfAny(". ", "! ", "? ");
        if (sentence > end * 2 / 3)
        {
            return $"{line[..(sentence + 1)]} {Ellipsis}";
        }

        var space = line.LastIndexOf(' ', end);
        return line[..(space > end / 2 ? space : end)].TrimEnd(' ', ',', ';', ':', '-', '–') + Ellipsis;
    }

    private static int LastIndexOfAny(this ReadOnlySpan<char> text, params ReadOnlySpan<string> ends)
    {
        var last = -1;
        foreach (var end in ends)
        {
            last = Math.Max(last, text.LastIndexOf(end, StringComparison.Ordinal));
        }

        return last;
    }

    /// <summary>A letter under a heap of marks is one element, and yet no short text.</summary>
    private static int Width(string element) => Math.Max(IsWide(element) ? 2 : 1, element.Length / 8);

    private static bool IsWide(string element) => element.EnumerateRunes().First().Value is >= 0x1100 and not (>= 0x1E00 and < 0x2E80);

    private static bool IsHebrew(Rune rune) => rune.Value is (>= 0x0590 and < 0x0600) or (>= 0xFB1D and < 0xFB50);

    private static bool IsArabic(Rune rune) => rune.Value is (>= 0x0600 and < 0x08FF) or (>= 0xFB50 and < 0xFE00) or (>= 0xFE70 and < 0xFEFF);
}
