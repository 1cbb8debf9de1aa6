using System.Text;
using CioCompass.Core.Reports.Pdf;
using CioCompass.Core.Reports.Pdf.Fonts;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Reports.Pdf;

/// <summary>A PDF's missing characters are known before it is made.</summary>
public sealed class PdfCoverageTests : IAsyncLifetime
{
    private ReportExample example = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => example = await ReportExample.CreateAsync();

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Our_own_words_lack_no_character(string language)
    {
        using var culture = new InCulture(language);
        Assert.Empty(PdfCoverage.Missing(await example.ReadAsync(language)));
    }

    [Fact]
    public async Task Every_place_where_somebody_can_write_is_looked_at_and_a_character_is_named_once()
    {
        await using (var db = example.Database.Open())
        {
            await db.Organisations.ExecuteUpdateAsync(o => o.SetProperty(x => x.Name, "A 日 A"), Cancel);
            await db.Assessments.ExecuteUpdateAsync(a => a.SetProperty(x => x.Title, "B 本 日"), Cancel);
            await db.Set<Core.Assessments.Response>().ExecuteUpdateAsync(r => r.SetProperty(x => x.Note, "ไท"), Cancel);
            await db.AgreedAnswers.ExecuteUpdateAsync(a => a.SetProperty(x => x.Rationale, "हि").SetProperty(x => x.MinorityView, "한"), Cancel);
            await db.ActionItems.ExecuteUpdateAsync(a => a.SetProperty(x => x.Title, "漢").SetProperty(x => x.Owner, "字").SetProperty(x => x.Note, "ก\u3000"), Cancel);
        }

        var missing = PdfCoverage.Missing(await example.ReadAsync());

        Assert.Equal(
            "\u3000字日本漢กทไहि한".EnumerateRunes().Select(r => r.ToString()).Order(StringComparer.Ordinal),
            missing.Select(r => r.ToString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Crème Brûlée – «naïf» ‘é’ … € \u202f%")]
    [InlineData("Ελληνικά Русский Türkçe Tiếng Việt e\u0323\u0301")]
    [InlineData("שלום עליכם مرحبا بكم \u200f")]
    [InlineData("👍🏽 🙂 ❤\ufe0f")]
    public async Task What_the_fonts_have_is_not_named(string text)
    {
        await using (var db = example.Database.Open())
        {
            await db.Set<Core.Assessments.Response>().ExecuteUpdateAsync(r => r.SetProperty(x => x.Note, text), Cancel);
        }

        Assert.Equal("", string.Concat(PdfCoverage.Missing(await example.ReadAsync())));
    }

    /// <summary>Named is exactly what becomes a square.</summary>
    [Fact]
    public void A_character_is_missing_exactly_where_it_is_drawn_as_the_empty_square()
    {
        var square = (FontLibrary.Sans, FontLibrary.Sans.Glyph('□'));
        var differing = Enumerable.Range(0x20, 0x20000).Where(c => Rune.IsValid(c) && c != '□' && FontLibrary.Has(c) == (FontLibrary.Find(FontLibrary.Sans, c) == square));

        Assert.Empty(differing.Select(c => $"U+{c:X4}"));
    }
}
