using System.Text;

namespace CioCompass.Core.Text;

/// <summary>Text from outside, made safe to store and to export.</summary>
public static class CleanText
{
    /// <summary>
    /// Removes control characters (tab and line feed stay), lone surrogates and the controls of direction (see <see cref="IsDirection"/>),
    /// turns every line ending and line separator (U+000B too, which Word copies) into a line feed, composes accents (NFC), and trims white
    /// space at the end. Idempotent: cleaning twice changes nothing more.
    /// </summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Replace('\v', '\n').ReplaceLineEndings("\n").EnumerateRunes())
        {
            // A lone surrogate is enumerated as U+FFFD, which no keyboard types: it is dropped with them.
            // The two last code points of each plane are no characters (Unicode 23.7), and not to be normalised.
            var isCharacter = (rune.Value & 0xFFFE) != 0xFFFE && rune != Rune.ReplacementChar;
            var keep = rune.Value is '\n' or '\t' || (isCharacter && !Rune.IsControl(rune) && !IsDirection(rune));
            if (keep)
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().Normalize(NormalizationForm.FormC).TrimEnd();
    }

    /// <summary>
    /// Embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069): they turn around what stands after them, also beyond their own
    /// text, so that "exe.fdp" reads "pdf.exe". Arabic and Hebrew need none of them; the marks (U+200E, U+200F, U+061C), which only stand for a
    /// letter of a direction, stay.
    /// </summary>
    private static bool IsDirection(Rune rune) => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    /// <summary>Cleans a text as <see cref="Of"/> does and puts it on one line, trimmed on both sides: for names and titles.</summary>
    public static string Line(string? text) => Of(text).Replace('\n', ' ').Replace('\t', ' ').Trim();
}
