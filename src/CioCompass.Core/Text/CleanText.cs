using System.Text;

namespace CioCompass.Core.Text;

/// <summary>Text from outside, made safe to store and to export.</summary>
public static class CleanText
{
    /// <summary>
    /// Removes control characters (tab and line feed stay) and lone surrogates, turns every line ending into a line feed, and trims
    /// white space at the end. Idempotent: cleaning twice changes nothing more.
    /// </summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            // A lone surrogate is enumerated as U+FFFD, which no keyboard types: it is dropped with them.
            var keep = rune.Value is '\n' or '\t' || (!Rune.IsControl(rune) && rune != Rune.ReplacementChar);
            if (keep)
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().TrimEnd();
    }

    /// <summary>As <see cref="Of"/>, on one line and trimmed on both sides: for names and titles.</summary>
    public static string Line(string? text) => Of(text).Replace('\n', ' ').Replace('\t', ' ').Trim();
}
