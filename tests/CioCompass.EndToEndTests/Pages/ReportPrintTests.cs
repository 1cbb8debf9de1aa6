using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CioCompass.EndToEndTests.Support.Browsers;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Pages;

/// <summary>The report on paper, as the browser's own print window makes it.</summary>
public sealed partial class ReportPrintTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData("A4", 595, 842)]
    [InlineData("Letter", 612, 792)]
    public async Task The_report_prints_on_the_printers_own_sheet_with_nothing_around_it(string format, int width, int height)
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address);
        var link = await SharedLink.MakeAsync(visitor);
        await visitor.OpenAsync(link);

        var pdf = Encoding.Latin1.GetString(await visitor.Page.PdfAsync(new PagePdfOptions { Format = format, PreferCSSPageSize = true }));

        var sheets = MediaBox().Matches(pdf).Select(m => (Points(m, 1), Points(m, 2))).ToList();
        Assert.InRange(sheets.Count, 5, 20);
        Assert.All(sheets, s => Assert.Equal((width, height), s));
    }

    [Fact]
    public async Task Navigation_and_controls_stay_on_the_screen_and_every_page_repeats_whose_report_it_is()
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address);
        await SharedLink.MakeAsync(visitor);
        await visitor.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        foreach (var hidden in (string[])[".site-header", ".report-head", ".report-tools", ".report-contents"])
        {
            await Assertions.Expect(visitor.Page.Locator(hidden)).ToBeHiddenAsync();
        }

        var running = visitor.Page.Locator(".report-running");
        await Assertions.Expect(running).ToContainTextAsync("Zonneveld & Marchand");
        Assert.Equal("table-header-group", await running.EvaluateAsync<string>("e => getComputedStyle(e).display"));
    }

    [Fact]
    public async Task No_heading_is_parted_from_what_follows_it()
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address);
        await SharedLink.MakeAsync(visitor);
        await visitor.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        var parted = await visitor.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.report h1, .report h2, .report h3, .report h4, .report h5')]"
            + ".filter(h => getComputedStyle(h).breakAfter !== 'avoid' && h.offsetParent !== null).map(h => h.textContent)");

        Assert.Empty(parted);
    }

    /// <summary>Whole points: sheets are given in millimetres or inches.</summary>
    private static int Points(Match box, int group) => (int)double.Parse(box.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")]
    private static partial Regex MediaBox();
}
