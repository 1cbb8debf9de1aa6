using System.Globalization;
using CioCompass.Core.Reports.Office.Drawing;

namespace CioCompass.Core.Reports.Pptx;

/// <summary>Texts of people, made fit for a slide: short enough, on one line of thought, and without what XML cannot hold.</summary>
internal static class SlideText
{
    private const string Ellipsis = "…";

    /// <summary>Characters at which a line may break. No-break spaces stay: French has them before its punctuation.</summary>
    private static readonly char[] Breaks = [' ', '\n', '\t', '\u2028', '\u2029'];

    /// <summary>
    /// The text on one line, cut to a width at the end of a sentence or a word, with an ellipsis where something is missing. The whole
    /// text belongs in the notes then.
    /// </summary>
    /// <param name="width">In ordinary letters; ideographs and pictures count twice.</param>
    public static string Shorten(string text, int width)
    {
        var line = string.Join(' ', DrawingText.Clean(text).Split(Breaks, StringSplitOptions.RemoveEmptyEntries));
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
}
