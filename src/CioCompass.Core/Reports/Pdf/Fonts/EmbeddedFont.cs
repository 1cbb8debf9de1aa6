using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using CioCompass.Core.Reports.Pdf.TrueType;
using CioCompass.Core.Reports.Pdf.Writing;

namespace CioCompass.Core.Reports.Pdf.Fonts;

/// <summary>
/// One font in one file. Every pair of a glyph and the text it stands for gets its own character code (a CID), so that extracted text
/// is exact also where one glyph serves several characters, as the joined forms of Arabic and the empty square do.
/// </summary>
/// <param name="resource">Its name in content streams.</param>
/// <param name="id">Its object number.</param>
internal sealed class EmbeddedFont(TrueTypeFont font, string resource, int id)
{
    /// <summary>Beyond this many a code no longer tells characters apart, only glyphs: there are 65,535 codes.</summary>
    private const int Exact = 60_000;

    // CID 0 stands for a missing glyph and is never used.
    private readonly List<(ushort Glyph, string Text)> codes = [(0, "")];
    private readonly Dictionary<(ushort, string), ushort> codeOf = [];

    public TrueTypeFont Font => font;

    public string Resource => resource;

    public int Id => id;

    public ushort Code(ushort glyph, string text)
    {
        text = codes.Count < Exact || codeOf.ContainsKey((glyph, text)) ? text : "\uFFFD";
        if (!codeOf.TryGetValue((glyph, text), out var code))
        {
            code = checked((ushort)codes.Count);
            codes.Add((glyph, text));
            codeOf.Add((glyph, text), code);
        }

        return code;
    }

    /// <summary>A composite font as ISO 32000-1, 9.7, describes it: Type 0, CIDFontType2, Identity-H.</summary>
    public void Write(PdfFile file)
    {
        var subset = FontSubset.Of(font, codes.Select(c => c.Glyph));
        var program = file.AddStream($"/Length1 {subset.Length}", subset);
        var name = $"/{Tag()}+{font.Name}";
        var flags = font.ItalicAngle == 0 ? 4 : 4 + 64;
        var descriptor = file.Add(
            $"<< /Type /FontDescriptor /FontName {name} /Flags {flags} /FontBBox {PdfSyntax.Numbers(font.Box)} " +
            $"/ItalicAngle {font.ItalicAngle} /Ascent {PdfSyntax.Number(font.Ascent)} /Descent {PdfSyntax.Number(font.Descent)} " +
            $"/CapHeight {PdfSyntax.Number(font.CapHeight)} /StemV 80 /FontFile2 {program} 0 R >>");
        var glyphs = file.AddStream("", GlyphOfCode());
        var descendant = file.Add(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont {name} /FontDescriptor {descriptor} 0 R " +
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> " +
            $"/CIDToGIDMap {glyphs} 0 R /DW 0 /W [1 {Widths()}] >>");
        var text = file.AddStream("", Encoding.ASCII.GetBytes(ToUnicode.Map([.. codes.Select(c => c.Text)])));
        file.Write(
            id,
            $"<< /Type /Font /Subtype /Type0 /BaseFont {name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] " +
            $"/ToUnicode {text} 0 R >>");
    }

    private byte[] GlyphOfCode()
    {
        var map = new byte[2 * codes.Count];
        for (var code = 0; code < codes.Count; code++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(map.AsSpan(2 * code), codes[code].Glyph);
        }

        return map;
    }

    private string Widths() => PdfSyntax.Numbers([.. codes.Skip(1).Select(c => font.Width(c.Glyph))]);

    /// <summary>Six letters that mark a subset; they differ between the fonts of a file, which is all that is asked of them.</summary>
    private string Tag() => string.Concat(id.ToString("D6", CultureInfo.InvariantCulture).Select(digit => (char)('A' + digit - '0')));
}
