using System.Text;

namespace CioCompass.Core.Reports.Pdf.Typesetting;

/// <summary>
/// Directions of text. The rules are those of the Unicode bidirectional algorithm (UAX #9) for text without explicit controls, which are ignored: a
/// name cannot turn the words around it.
/// </summary>
internal static class Directions
{
    private enum Kind
    {
        Left,
        Right,
        Number,
        Neutral,
    }

    /// <summary>Embedding levels: odd ones run from right to left. Null when all runs from left to right, as nearly always.</summary>
    public static (byte[]? Levels, bool RightToLeft) Of(IReadOnlyList<Rune> text)
    {
        var kinds = text.Select(KindOf).ToArray();
        if (!kinds.Contains(Kind.Right))
        {
            return (null, false);
        }

        var rightToLeft = Array.Find(kinds, k => k is Kind.Left or Kind.Right) == Kind.Right;
        var paragraph = (byte)(rightToLeft ? 1 : 0);
        var levels = new byte[kinds.Length];
        var strong = rightToLeft ? Kind.Right : Kind.Left;
        var resolved = strong;
        for (var i = 0; i < kinds.Length; i++)
        {
            strong = kinds[i] is Kind.Left or Kind.Right ? kinds[i] : strong;
            resolved = kinds[i] == Kind.Neutral ? Neutral(kinds, i, resolved, rightToLeft) : strong;
            levels[i] = (resolved, kinds[i]) switch
            {
                (Kind.Right, Kind.Number) => 2,
                (Kind.Right, _) => 1,
                _ => (byte)(2 * paragraph),
            };
        }

        return (levels, rightToLeft);
    }

    /// <summary>A neutral character takes the direction that both sides have, else that of the paragraph.</summary>
    private static Kind Neutral(Kind[] kinds, int index, Kind before, bool rightToLeft)
    {
        var paragraph = rightToLeft ? Kind.Right : Kind.Left;
        var next = Array.FindIndex(kinds, index, k => k != Kind.Neutral);
        var after = next < 0 ? paragraph : kinds[next] == Kind.Number ? before : kinds[next];
        return before == after ? before : paragraph;
    }

    /// <summary>The sign to draw for a bracket that runs from right to left.</summary>
    public static int Mirrored(int character)
    {
        const string Pairs = "()[]{}<>«»‹›≤≥";
        var at = character < char.MaxValue ? Pairs.IndexOf((char)character, StringComparison.Ordinal) : -1;
        return at < 0 ? character : Pairs[at ^ 1];
    }

    private static Kind KindOf(Rune rune) => rune.Value switch
    {
        >= 0x0660 and <= 0x0669 or >= 0x06F0 and <= 0x06F9 => Kind.Number,
        >= 0x0590 and <= 0x08FF or >= 0xFB1D and <= 0xFDFF or >= 0xFE70 and <= 0xFEFC or >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF
            => Kind.Right,
        _ when Rune.IsDigit(rune) => Kind.Number,
        _ when Rune.IsLetter(rune) => Kind.Left,
        _ => Kind.Neutral,
    };
}
