using System.Globalization;
using System.Text;

namespace CioCompass.Core.Reports.Pdf.Typesetting;

/// <summary>Positions at which a line may end: a small part of the Unicode line breaking algorithm (UAX #14), enough for Western text.</summary>
internal static class LineBreaks
{
    public static LineBreak After(IReadOnlyList<Rune> text, int index)
    {
        var here = text[index];
        Rune? next = index + 1 < text.Count ? text[index + 1] : null;
        if (next is { } mark && Rune.GetUnicodeCategory(mark) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
        {
            return LineBreak.Never;
        }

        return here.Value switch
        {
            // A line does not begin with a space: the last of several allows the break.
            ' ' or 0x2002 or 0x2003 or 0x2009 or 0x3000 => next?.Value == ' ' ? LineBreak.Never : LineBreak.Allowed,
            // After a hyphen within a word, but not after a minus, a dash in front, or between digits.
            '-' or 0x2010 => IsLetterAt(text, index - 1) && IsLetterAt(text, index + 1) ? LineBreak.Allowed : LineBreak.Emergency,
            0x2013 or 0x2014 => next is { } n1 && Rune.IsDigit(n1) ? LineBreak.Emergency : LineBreak.Allowed,
            // In a long address.
            '/' or '?' or '&' or '=' => IsLetterAt(text, index + 1) && IsInAddress(text, index) ? LineBreak.Allowed : LineBreak.Emergency,
            _ when IsIdeographic(here) || (next is { } n && IsIdeographic(n) && here.Value != ' ') => LineBreak.Allowed,
            _ => LineBreak.Emergency,
        };
    }

    private static bool IsLetterAt(IReadOnlyList<Rune> text, int index) => index >= 0 && index < text.Count && Rune.IsLetter(text[index]);

    private static bool IsInAddress(IReadOnlyList<Rune> text, int index)
    {
        for (var i = index; i > 1 && text[i].Value != ' '; i--)
        {
            if (text[i].Value == '/' && text[i - 1].Value == '/' && text[i - 2].Value == ':')
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIdeographic(Rune rune) =>
        rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x1F300 and <= 0x3FFFF);
}
