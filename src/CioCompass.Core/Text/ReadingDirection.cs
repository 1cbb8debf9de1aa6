using System.Text;

namespace CioCompass.Core.Text;

/// <summary>Finds text that runs from right to left. Word and PowerPoint do not find out by themselves: they want it marked.</summary>
internal static class ReadingDirection
{
    /// <summary>Blocks of the scripts that run from right to left: Hebrew to Arabic Extended-A, their presentation forms, and the ancient and African ones.</summary>
    private static readonly (int First, int Last)[] RightToLeft =
        [(0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC), (0x10800, 0x10FFF), (0x1E800, 0x1EFFF)];

    /// <summary>No script before this character runs from right to left, which spares most texts the search.</summary>
    private const char First = '\u0590';

    /// <summary>Whether a paragraph runs from right to left: its first letter decides, as in the first step of the Unicode algorithm (UAX 9, P2).</summary>
    public static bool OfParagraph(string text) =>
        text.Any(c => c >= First) && text.EnumerateRunes().FirstOrDefault(Rune.IsLetter) is { Value: > 0 } letter && IsRightToLeft(letter);

    /// <summary>The text in pieces of one direction. What has none, such as spaces and digits, goes with what stands before it.</summary>
    public static IEnumerable<(string Text, bool IsRightToLeft)> Pieces(string text)
    {
        var (start, index, direction) = (0, 0, OfParagraph(text));
        if (text.Length > 0 && !text.Any(c => c >= First))
        {
            yield return (text, false);
            yield break;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune) && IsRightToLeft(rune) != direction)
            {
                if (index > start)
                {
                    yield return (text[start..index], direction);
                }

                (start, direction) = (index, !direction);
            }

            index += rune.Utf16SequenceLength;
        }

        if (start < text.Length)
        {
            yield return (text[start..], direction);
        }
    }

    /// <summary>Language of a piece that runs from right to left, for spelling and speech, as far as its script tells.</summary>
    public static string LanguageOf(string text) => text.Any(c => c is (>= '\u0590' and < '\u0600') or (>= '\uFB1D' and < '\uFB50')) ? "he-IL" : "ar-SA";

    private static bool IsRightToLeft(Rune rune) => RightToLeft.Any(block => block.First <= rune.Value && rune.Value <= block.Last);
}
