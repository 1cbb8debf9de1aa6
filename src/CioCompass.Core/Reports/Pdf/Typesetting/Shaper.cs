using System.Globalization;
using System.Text;
using CioCompass.Core.Reports.Pdf.Fonts;
using CioCompass.Core.Reports.Pdf.TrueType;
using CioCompass.Core.Text;

namespace CioCompass.Core.Reports.Pdf.Typesetting;

/// <summary>Turns text into glyphs: a font for each character, joined forms, direction, kerning, and where a line may end.</summary>
internal static class Shaper
{
    /// <summary>Invisible characters kept with one glyph: the text of a character code is limited.</summary>
    private const int LongestText = 24;

    public static (List<Glyph> Glyphs, bool RightToLeft) Shape(IReadOnlyList<TextSpan> spans)
    {
        var (letters, owners) = Letters(spans);
        var (levels, rightToLeft) = Directions.Of(letters);
        var joining = levels is not null && letters.Any(l => l.Value is >= 0x0600 and <= 0x06FF);
        var glyphs = new List<Glyph>(letters.Count);

        for (var i = 0; i < letters.Count; i++)
        {
            var (letter, style) = (letters[i], spans[owners[i]].Style);
            if (IsInvisible(letter))
            {
                Attach(glyphs, letter);
                continue;
            }

            var level = levels?[i] ?? 0;
            var (form, count) = joining ? ArabicJoining.At(letters, i) : (letter.Value, 1);
            var (font, id) = FontLibrary.Find(style.Font, level % 2 == 1 ? Directions.Mirrored(form) : form);
            var text = count == 2 ? $"{letter}{letters[i + 1]}" : ShortText(letter);
            var isMark = Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
            Kern(glyphs, font, id, level, style);
            if (isMark && glyphs.Count > 0)
            {
                glyphs[^1] = glyphs[^1] with { Break = LineBreak.Never };
            }

            glyphs.Add(new Glyph(
                font, id, text, owners[i], font.Width(id) * style.Size / 1000, level, LineBreaks.After(letters, i), letter.Value == ' '));
            i += count - 1;
        }

        return (glyphs, rightToLeft);
    }

    /// <summary>The characters that are set, with the span of each: cleaned, composed, and on one line.</summary>
    private static (List<Rune> Letters, List<int> Owners) Letters(IReadOnlyList<TextSpan> spans)
    {
        var letters = new List<Rune>();
        var owners = new List<int>();
        for (var span = 0; span < spans.Count; span++)
        {
            var text = Settable(spans[span].Text);
            foreach (var rune in text.EnumerateRunes())
            {
                letters.Add(rune);
                owners.Add(span);
            }
        }

        return (letters, owners);
    }

    /// <summary>
    /// A text as it is set: without control characters, lone surrogates and characters that Unicode assigns to nobody, composed where a
    /// letter with its accent is one character, line feeds and tabs as spaces.
    /// </summary>
    public static string Settable(string text)
    {
        if (System.Text.Ascii.IsValid(text) && !text.AsSpan().ContainsAnyInRange('\0', '\u001F') && !text.Contains('\u007F'))
        {
            return text;
        }

        var settable = new StringBuilder(text.Length);
        foreach (var rune in (text + "|").ReplaceLineEndings("\n").EnumerateRunes())
        {
            var isNobodys = rune.Value is 0xFEFF or (>= 0xFDD0 and <= 0xFDEF) || (rune.Value & 0xFFFE) == 0xFFFE;
            if (rune.Value is '\n' or '\t')
            {
                settable.Append(' ');
            }
            else if (!isNobodys && !Rune.IsControl(rune) && rune != Rune.ReplacementChar)
            {
                settable.Append(rune.ToString());
            }
        }

        return settable.ToString(0, settable.Length - 1).Normalize();
    }

    /// <summary>A format character or a variation selector: nothing is drawn for it.</summary>
    public static bool IsInvisible(Rune letter) =>
        Rune.GetUnicodeCategory(letter) == UnicodeCategory.Format || letter.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    private static void Attach(List<Glyph> glyphs, Rune letter)
    {
        if (glyphs.Count > 0 && glyphs[^1].Text.Length < LongestText)
        {
            glyphs[^1] = glyphs[^1] with { Text = glyphs[^1].Text + letter };
        }
    }

    private static void Kern(List<Glyph> glyphs, TrueTypeFont font, ushort id, byte level, TextStyle style)
    {
        if (glyphs.Count > 0 && glyphs[^1] is var previous && previous.Font == font && level % 2 == 0 && previous.Level == level)
        {
            glyphs[^1] = previous with { Advance = previous.Advance + (font.Kerning(previous.Id, id) * style.Size / 1000) };
        }
    }

    private static string ShortText(Rune letter) => letter.Value < Common.Length ? Common[letter.Value] : letter.ToString();

    /// <summary>One string for each frequent character, for a long report has millions.</summary>
    private static readonly string[] Common = [.. Enumerable.Range(0, 0x250).Select(c => ((char)c).ToString())];
}
