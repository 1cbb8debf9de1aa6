using CioCompass.Core.Reports.Pdf.TrueType;

namespace CioCompass.Core.Reports.Pdf.Fonts;

/// <summary>
/// The fonts that the program carries. They are read at the first report and kept: some three megabytes, the same for every report.
/// </summary>
internal static class FontLibrary
{
    private static readonly Lazy<TrueTypeFont> SansFile = Load("SourceSans3-Regular");
    private static readonly Lazy<TrueTypeFont> SansSemiBoldFile = Load("SourceSans3-SemiBold");
    private static readonly Lazy<TrueTypeFont> SansItalicFile = Load("SourceSans3-Italic");
    private static readonly Lazy<TrueTypeFont> SerifFile = Load("SourceSerif4-Regular");
    private static readonly Lazy<TrueTypeFont> SerifSemiBoldFile = Load("SourceSerif4-SemiBold");

    /// <summary>In the order in which they are asked for a character; the emoji are asked last, for they are drawn in one colour.</summary>
    private static readonly Lazy<TrueTypeFont>[] Fallbacks =
        [SansFile, Load("NotoSansHebrew-Regular"), Load("NotoSansArabic-Regular"), Load("NotoEmoji-Regular")];

    public static TrueTypeFont Sans => SansFile.Value;

    public static TrueTypeFont SansSemiBold => SansSemiBoldFile.Value;

    public static TrueTypeFont SansItalic => SansItalicFile.Value;

    public static TrueTypeFont Serif => SerifFile.Value;

    public static TrueTypeFont SerifSemiBold => SerifSemiBoldFile.Value;

    /// <summary>
    /// The glyph for a character in the font wanted, or in the first one that has it. A character that no font has becomes an empty
    /// square: visible, and still the character in extracted text.
    /// </summary>
    public static (TrueTypeFont Font, ushort Glyph) Find(TrueTypeFont wanted, int character)
    {
        if (wanted.Glyph(character) is not 0 and var glyph)
        {
            return (wanted, glyph);
        }

        foreach (var fallback in Fallbacks)
        {
            if (fallback.Value.Glyph(character) is not 0 and var found)
            {
                return (fallback.Value, found);
            }
        }

        const int EmptySquare = 0x25A1;
        return (Sans, Sans.Glyph(EmptySquare));
    }

    /// <summary>Whether the character is drawn whatever font is wanted for it.</summary>
    public static bool Has(int character) => Fallbacks.Any(font => font.Value.Glyph(character) != 0);

    private static Lazy<TrueTypeFont> Load(string name) => new(() =>
    {
        using var resource = typeof(FontLibrary).Assembly.GetManifestResourceStream($"PdfFonts/{name}.ttf")!;
        var file = new byte[resource.Length];
        resource.ReadExactly(file);
        return new TrueTypeFont(name, file);
    });
}
