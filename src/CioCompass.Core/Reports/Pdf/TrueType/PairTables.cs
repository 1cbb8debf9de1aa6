using System.Numerics;

namespace CioCompass.Core.Reports.Pdf.TrueType;

/// <summary>One subtable of pair adjustments.</summary>
internal interface IPairTable
{
    /// <returns>Null when the table says nothing of the left glyph, or of this pair in a table of single pairs.</returns>
    int? Between(ushort left, ushort right);
}

/// <summary>Format 1: pairs of single glyphs.</summary>
internal sealed class GlyphPairs : IPairTable
{
    private readonly Dictionary<uint, short> adjustments = [];

    public GlyphPairs(FontTables font, int table)
    {
        var first = font.U16(table + 4);
        var size = 2 + PairValues.Size(first) + PairValues.Size(font.U16(table + 6));
        foreach (var (left, index) in GlyphClasses.Coverage(font, table + font.U16(table + 2)))
        {
            var set = table + font.U16(table + 10 + (2 * index));
            for (var i = 0; i < font.U16(set); i++)
            {
                var pair = set + 2 + (size * i);
                adjustments.TryAdd(Key(left, font.U16(pair)), PairValues.Advance(font, pair + 2, first));
            }
        }
    }

    public int? Between(ushort left, ushort right) => adjustments.TryGetValue(Key(left, right), out var value) ? value : null;

    private static uint Key(ushort left, ushort right) => ((uint)left << 16) | right;
}

/// <summary>Format 2: pairs of classes of glyphs.</summary>
internal sealed class ClassPairs : IPairTable
{
    private readonly Dictionary<ushort, int> covered;
    private readonly Dictionary<ushort, ushort> leftClasses;
    private readonly Dictionary<ushort, ushort> rightClasses;
    private readonly short[,] adjustments;

    public ClassPairs(FontTables font, int table)
    {
        var first = font.U16(table + 4);
        var size = PairValues.Size(first) + PairValues.Size(font.U16(table + 6));
        covered = GlyphClasses.Coverage(font, table + font.U16(table + 2));
        leftClasses = GlyphClasses.Definition(font, table + font.U16(table + 8));
        rightClasses = GlyphClasses.Definition(font, table + font.U16(table + 10));
        adjustments = new short[font.U16(table + 12), font.U16(table + 14)];
        for (var i = 0; i < adjustments.Length; i++)
        {
            var (row, column) = Math.DivRem(i, adjustments.GetLength(1));
            adjustments[row, column] = PairValues.Advance(font, table + 16 + (size * i), first);
        }
    }

    public int? Between(ushort left, ushort right) => covered.ContainsKey(left)
        ? adjustments[leftClasses.GetValueOrDefault(left), rightClasses.GetValueOrDefault(right)]
        : null;
}

/// <summary>The value records of pair adjustments: which fields there are is a set of bits.</summary>
internal static class PairValues
{
    private const int XAdvance = 0x0004;

    public static int Size(ushort format) => 2 * BitOperations.PopCount(format);

    /// <summary>The change of the first glyph's advance; 0 where the record has none.</summary>
    public static short Advance(FontTables font, int record, ushort format) =>
        (format & XAdvance) == 0 ? (short)0 : font.I16(record + Size((ushort)(format & (XAdvance - 1))));
}
