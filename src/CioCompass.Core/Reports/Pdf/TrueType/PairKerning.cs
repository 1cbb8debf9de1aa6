namespace CioCompass.Core.Reports.Pdf.TrueType;

/// <summary>
/// The kerning of Latin type: the pair adjustments of <c>GPOS</c> that the feature <c>kern</c> names (OpenType specification, "GPOS",
/// lookup type 2, formats 1 and 2). Other positioning is left out: the product's words are in Latin script.
/// </summary>
internal sealed class PairKerning
{
    private const int PairAdjustment = 2;
    private const int Extension = 9;

    private readonly FontTables font;
    private readonly List<IPairTable> tables = [];

    private PairKerning(FontTables font) => this.font = font;

    public static PairKerning Read(FontTables font)
    {
        var kerning = new PairKerning(font);
        if (font.Has("GPOS"))
        {
            kerning.ReadLookups(font.Offset("GPOS"));
        }

        return kerning;
    }

    /// <summary>In units of the font; of several tables the first that knows the left glyph decides, as the specification says.</summary>
    public int Between(ushort left, ushort right)
    {
        foreach (var table in tables)
        {
            if (table.Between(left, right) is { } adjustment)
            {
                return adjustment;
            }
        }

        return 0;
    }

    private void ReadLookups(int gpos)
    {
        var lookups = gpos + font.U16(gpos + 8);
        foreach (var index in KernLookups(gpos + font.U16(gpos + 6)))
        {
            var lookup = lookups + font.U16(lookups + 2 + (2 * index));
            var type = font.U16(lookup);
            for (var i = 0; i < font.U16(lookup + 4); i++)
            {
                var subtable = lookup + font.U16(lookup + 6 + (2 * i));
                if (type == Extension && font.U16(subtable + 2) == PairAdjustment)
                {
                    Add(subtable + (int)font.U32(subtable + 4));
                }
                else if (type == PairAdjustment)
                {
                    Add(subtable);
                }
            }
        }
    }

    private SortedSet<int> KernLookups(int features)
    {
        var lookups = new SortedSet<int>();
        for (var i = 0; i < font.U16(features); i++)
        {
            var record = features + 2 + (6 * i);
            if (font.Bytes(record, 4).SequenceEqual("kern"u8))
            {
                var feature = features + font.U16(record + 4);
                for (var j = 0; j < font.U16(feature + 2); j++)
                {
                    lookups.Add(font.U16(feature + 4 + (2 * j)));
                }
            }
        }

        return lookups;
    }

    private void Add(int subtable) => tables.Add(
        font.U16(subtable) == 1 ? new GlyphPairs(font, subtable) : new ClassPairs(font, subtable));
}
