using System.Buffers.Binary;
using System.Text;

namespace CioCompass.Core.Reports.Pdf.TrueType;

/// <summary>
/// A font file with the outlines of some glyphs only. Glyphs keep their numbers and the others become empty, so that nothing that
/// refers to a glyph has to be rewritten.
/// </summary>
internal static class FontSubset
{
    /// <summary>Tables that ISO 32000-1, 9.9, requires of an embedded TrueType font; <c>prep</c> and its like are hinting.</summary>
    private static readonly string[] Copied = ["cvt ", "fpgm", "hhea", "maxp", "prep"];

    public static byte[] Of(TrueTypeFont font, IEnumerable<ushort> glyphs)
    {
        var kept = font.Glyphs.Closure([0, .. glyphs]);
        var (outlines, locations) = Outlines(font.Glyphs, kept);
        var head = font.Tables.Table("head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);

        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = outlines,
            ["head"] = head,
            ["hmtx"] = font.Tables.Table("hmtx").ToArray(),
            ["loca"] = locations,
        };
        foreach (var tag in Copied.Where(font.Tables.Has))
        {
            tables[tag] = font.Tables.Table(tag).ToArray();
        }

        return Assemble(tables);
    }

    private static (byte[] Outlines, byte[] Locations) Outlines(GlyphOutlines glyphs, SortedSet<int> kept)
    {
        var outlines = new MemoryStream();
        var locations = new byte[4 * (glyphs.Count + 1)];
        for (var glyph = 0; glyph < glyphs.Count; glyph++)
        {
            if (kept.Contains(glyph))
            {
                outlines.Write(glyphs.Of(glyph));
                outlines.Write(new byte[Padding((int)outlines.Length)]);
            }

            BinaryPrimitives.WriteUInt32BigEndian(locations.AsSpan(4 * (glyph + 1)), (uint)outlines.Length);
        }

        return (outlines.ToArray(), locations);
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        var directory = 12 + (16 * tables.Count);
        var file = new byte[directory + tables.Values.Sum(t => t.Length + Padding(t.Length))];
        var power = (int)Math.Log2(tables.Count);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)(16 * (tables.Count - (1 << power))));

        var record = 12;
        var offset = directory;
        foreach (var (tag, table) in tables)
        {
            Encoding.ASCII.GetBytes(tag, file.AsSpan(record));
            table.CopyTo(file.AsSpan(offset));
            var padded = table.Length + Padding(table.Length);
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(record + 4), Checksum(file.AsSpan(offset, padded)));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(record + 8), (uint)offset);
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(record + 12), (uint)table.Length);
            record += 16;
            offset += padded;
        }

        return file;
    }

    private static int Padding(int length) => -length & 3;

    private static uint Checksum(ReadOnlySpan<byte> table)
    {
        var sum = 0u;
        for (var i = 0; i < table.Length; i += 4)
        {
            unchecked
            {
                sum += BinaryPrimitives.ReadUInt32BigEndian(table[i..]);
            }
        }

        return sum;
    }
}
