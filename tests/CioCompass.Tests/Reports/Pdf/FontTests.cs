using CioCompass.Core.Reports.Pdf.Fonts;
using CioCompass.Core.Reports.Pdf.TrueType;

namespace CioCompass.Tests.Reports.Pdf;

public sealed class FontTests
{
    [Fact]
    public void A_subset_keeps_the_outlines_that_are_used_and_the_parts_of_composite_letters()
    {
        var font = FontLibrary.Sans;
        var eAcute = font.Glyph('é');
        var used = font.Glyphs.Closure([eAcute]);

        var outlines = Outlines(FontSubset.Of(font, [eAcute]));

        Assert.True(used.Count > 1, "é is put together from e and the accent.");
        Assert.All(used, glyph => Assert.True(outlines.Of(glyph)[..font.Glyphs.Of(glyph).Length].SequenceEqual(font.Glyphs.Of(glyph))));
        Assert.True(outlines.Of(font.Glyph('x')).IsEmpty);
        Assert.Equal(font.Glyphs.Count, outlines.Count);
    }

    [Fact]
    public void A_subset_is_much_smaller_than_the_font()
    {
        var subset = FontSubset.Of(FontLibrary.Sans, "Hello, world".Select(c => FontLibrary.Sans.Glyph(c)));

        Assert.True(subset.Length < 40_000);
    }

    [Theory]
    [InlineData('a', "SourceSerif4-SemiBold")]
    [InlineData('Ж', "SourceSerif4-SemiBold")]
    [InlineData('→', "SourceSerif4-SemiBold")]
    [InlineData('ש', "NotoSansHebrew-Regular")]
    [InlineData('ع', "NotoSansArabic-Regular")]
    [InlineData(0x1F600, "NotoEmoji-Regular")]
    public void A_character_is_drawn_in_the_first_font_that_has_it(int character, string name)
    {
        var (font, glyph) = FontLibrary.Find(FontLibrary.SerifSemiBold, character);

        Assert.Equal(name, font.Name);
        Assert.Equal(font.Glyph(character), glyph);
    }

    [Fact]
    public void A_character_that_no_font_has_becomes_an_empty_square()
    {
        Assert.Equal((FontLibrary.Sans, FontLibrary.Sans.Glyph('□')), FontLibrary.Find(FontLibrary.Serif, '漢'));
    }

    private static GlyphOutlines Outlines(byte[] file) => new(new FontTables(file));
}
