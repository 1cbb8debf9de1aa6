namespace CioCompass.Core.Reports.Pdf.TrueType;

/// <summary>The outlines of a font: tables <c>loca</c> and <c>glyf</c>.</summary>
internal sealed class GlyphOutlines(FontTables font)
{
    private const int ArgumentsAreWords = 0x0001;
    private const int HasScale = 0x0008;
    private const int MoreComponents = 0x0020;
    private const int HasTwoScales = 0x0040;
    private const int HasMatrix = 0x0080;

    private readonly bool longOffsets = font.I16(font.Offset("head") + 50) == 1;
    private readonly int locations = font.Offset("loca");
    private readonly int outlines = font.Offset("glyf");

    public int Count { get; } = font.U16(font.Offset("maxp") + 4);

    public ReadOnlySpan<byte> Of(int glyph) => font.Bytes(outlines + Start(glyph), Start(glyph + 1) - Start(glyph));

    /// <summary>The glyphs, and those that composite ones among them are put together from.</summary>
    public SortedSet<int> Closure(IEnumerable<ushort> glyphs)
    {
        var closure = new SortedSet<int>();
        var open = new Stack<int>(glyphs.Select(g => (int)g));
        while (open.TryPop(out var glyph))
        {
            if (closure.Add(glyph))
            {
                Parts(glyph).ForEach(open.Push);
            }
        }

        return closure;
    }

    private List<int> Parts(int glyph)
    {
        var start = outlines + Start(glyph);
        var parts = new List<int>();
        // A composite glyph says so by a negative number of contours.
        if (Start(glyph + 1) == Start(glyph) || font.I16(start) >= 0)
        {
            return parts;
        }

        var at = start + 10;
        int flags;
        do
        {
            flags = font.U16(at);
            parts.Add(font.U16(at + 2));
            at += 4 + ((flags & ArgumentsAreWords) != 0 ? 4 : 2);
            at += (flags & HasMatrix) != 0 ? 8 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasScale) != 0 ? 2 : 0;
        }
        while ((flags & MoreComponents) != 0);

        return parts;
    }

    private int Start(int glyph) => longOffsets ? (int)font.U32(locations + (4 * glyph)) : 2 * font.U16(locations + (2 * glyph));
}
