namespace CioCompass.Core.Reports.Pdf.TrueType;

/// <summary>Finds the glyph of a character: the Unicode subtables of <c>cmap</c>, formats 4 and 12.</summary>
internal static class CharacterMap
{
    public static Dictionary<int, ushort> Read(FontTables font)
    {
        var cmap = font.Offset("cmap");
        var map = new Dictionary<int, ushort>();
        for (var i = 0; i < font.U16(cmap + 2); i++)
        {
            var subtable = cmap + (int)font.U32(cmap + 4 + (8 * i) + 4);
            switch (font.U16(subtable))
            {
                case 4:
                    ReadSegments(font, subtable, map);
                    break;
                case 12:
                    ReadGroups(font, subtable, map);
                    break;
            }
        }

        return map;
    }

    private static void ReadSegments(FontTables font, int table, Dictionary<int, ushort> map)
    {
        var twice = (int)font.U16(table + 6);
        for (var segment = 0; segment < twice; segment += 2)
        {
            var end = font.U16(table + 14 + segment);
            var start = font.U16(table + 16 + twice + segment);
            var delta = font.U16(table + 16 + (2 * twice) + segment);
            var rangeAt = table + 16 + (3 * twice) + segment;
            var range = font.U16(rangeAt);
            for (int character = start; character <= end && character != 0xFFFF; character++)
            {
                var glyph = range == 0 ? character + delta : font.U16(rangeAt + range + (2 * (character - start)));
                glyph = range == 0 || glyph == 0 ? glyph : glyph + delta;
                Put(map, character, (ushort)glyph);
            }
        }
    }

    private static void ReadGroups(FontTables font, int table, Dictionary<int, ushort> map)
    {
        for (var group = 0; group < (int)font.U32(table + 12); group++)
        {
            var record = table + 16 + (12 * group);
            var first = (int)font.U32(record);
            var last = (int)font.U32(record + 4);
            for (var character = first; character <= last; character++)
            {
                Put(map, character, (ushort)(font.U32(record + 8) + character - first));
            }
        }
    }

    private static void Put(Dictionary<int, ushort> map, int character, ushort glyph)
    {
        if (glyph != 0)
        {
            map[character] = glyph;
        }
    }
}
