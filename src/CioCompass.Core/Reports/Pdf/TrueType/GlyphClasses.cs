namespace CioCompass.Core.Reports.Pdf.TrueType;

/// <summary>Coverage and class definition tables (OpenType specification, "Common table formats").</summary>
internal static class GlyphClasses
{
    /// <summary>The index of each covered glyph.</summary>
    public static Dictionary<ushort, int> Coverage(FontTables font, int table)
    {
        var coverage = new Dictionary<ushort, int>();
        var count = font.U16(table + 2);
        if (font.U16(table) == 1)
        {
            for (var i = 0; i < count; i++)
            {
                coverage[font.U16(table + 4 + (2 * i))] = i;
            }

            return coverage;
        }

        foreach (var (first, last, index) in Ranges(font, table + 4, count))
        {
            for (int glyph = first; glyph <= last; glyph++)
            {
                coverage[(ushort)glyph] = index + glyph - first;
            }
        }

        return coverage;
    }

    /// <summary>The class of each glyph that is in another one than 0.</summary>
    public static Dictionary<ushort, ushort> Definition(FontTables font, int table)
    {
        var classes = new Dictionary<ushort, ushort>();
        if (font.U16(table) == 1)
        {
            for (var i = 0; i < font.U16(table + 4); i++)
            {
                classes[(ushort)(font.U16(table + 2) + i)] = font.U16(table + 6 + (2 * i));
            }

            return classes;
        }

        foreach (var (first, last, value) in Ranges(font, table + 4, font.U16(table + 2)))
        {
            for (int glyph = first; glyph <= last; glyph++)
            {
                classes[(ushort)glyph] = value;
            }
        }

        return classes;
    }

    private static IEnumerable<(ushort First, ushort Last, ushort Value)> Ranges(FontTables font, int records, int count) =>
        Enumerable.Range(0, count)
            .Select(i => records + (6 * i))
            .Select(r => (font.U16(r), font.U16(r + 2), font.U16(r + 4)));
}
