namespace CioCompass.Core.Reports.Pdf.TrueType;

/// <summary>One font file, with what setting and embedding it needs. Lengths are thousandths of the type size.</summary>
internal sealed class TrueTypeFont
{
    private readonly Dictionary<int, ushort> characters;
    private readonly PairKerning kerning;
    private readonly int unitsPerEm;
    private readonly int longMetrics;
    private readonly int metrics;

    public TrueTypeFont(string name, byte[] file)
    {
        Name = name;
        Tables = new FontTables(file);
        var head = Tables.Offset("head");
        var header = Tables.Offset("hhea");
        unitsPerEm = Tables.U16(head + 18);
        longMetrics = Tables.U16(header + 34);
        metrics = Tables.Offset("hmtx");
        characters = CharacterMap.Read(Tables);
        kerning = PairKerning.Read(Tables);
        Glyphs = new GlyphOutlines(Tables);
        Box = [.. Enumerable.Range(0, 4).Select(i => Scale(Tables.I16(head + 36 + (2 * i))))];
        Ascent = Scale(Tables.I16(header + 4));
        Descent = Scale(Tables.I16(header + 6));
        CapHeight = Scale(Tables.I16(Tables.Offset("OS/2") + 88));
        ItalicAngle = Tables.I16(Tables.Offset("post") + 4);
    }

    /// <summary>PostScript name, without spaces.</summary>
    public string Name { get; }

    public FontTables Tables { get; }

    public GlyphOutlines Glyphs { get; }

    /// <summary>Left, bottom, right, top of all glyphs.</summary>
    public double[] Box { get; }

    public double Ascent { get; }

    /// <summary>Below zero.</summary>
    public double Descent { get; }

    public double CapHeight { get; }

    /// <summary>Degrees, below zero for type that leans to the right.</summary>
    public int ItalicAngle { get; }

    /// <returns>0 when the font has no glyph for it.</returns>
    public ushort Glyph(int character) => characters.GetValueOrDefault(character);

    public double Width(int glyph) => Scale(Tables.U16(metrics + (4 * Math.Min(glyph, longMetrics - 1))));

    /// <summary>Distance to add between two glyphs; mostly below zero.</summary>
    public double Kerning(ushort left, ushort right) => Scale(kerning.Between(left, right));

    private double Scale(int units) => units * 1000.0 / unitsPerEm;
}
