using System.Net;
using System.Text.RegularExpressions;
using CioCompass.Tests.Support.Http;
using CioCompass.Web.Hosting.Styles;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Hosting;

public sealed partial class StyleSheetsTests(CompassWebApp app) : IClassFixture<CompassWebApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private StyleSheets Sheets => app.Services.GetRequiredService<StyleSheets>();

    [Theory]
    [InlineData("/", StyleSheet.Public)]
    [InlineData("/questions", StyleSheet.Public)]
    [InlineData("/statistics/switch-brands", StyleSheet.Public)]
    [InlineData("/account/sign-in", StyleSheet.Plain)]
    [InlineData("/no-such-page", StyleSheet.Plain)]
    [InlineData("/shared/nothing", StyleSheet.SharedReport)]
    [InlineData("/join", StyleSheet.Phone)]
    public async Task A_page_without_a_circuit_has_one_style_sheet_its_own(string address, StyleSheet sheet)
    {
        using var client = app.CreateClient();
        using var response = await client.GetAsync(address, Cancel);

        var links = Link().Matches(await response.Content.ReadAsStringAsync(Cancel)).Select(m => m.Groups[1].Value);

        Assert.Equal(Sheets.AddressOf(sheet), Assert.Single(links));
    }

    [Theory]
    [InlineData(StyleSheet.Public)]
    [InlineData(StyleSheet.PublicSignedIn)]
    [InlineData(StyleSheet.Plain)]
    [InlineData(StyleSheet.SharedReport)]
    [InlineData(StyleSheet.Phone)]
    [InlineData(StyleSheet.Site)]
    [InlineData(StyleSheet.Working)]
    public async Task A_sheet_holds_its_files_in_their_order_and_is_kept_for_good(StyleSheet sheet)
    {
        using var client = app.CreateClient();
        using var response = await client.GetAsync(Sheets.AddressOf(sheet), Cancel);
        var text = await response.Content.ReadAsStringAsync(Cancel);

        Assert.Equal("text/css", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", Assert.Single(response.Headers.GetValues("Cache-Control")));
        var at = 0;
        foreach (var part in StyleSheets.PartsOf(sheet))
        {
            var last = (await client.GetStringAsync($"/css/{part}.css", Cancel)).TrimEnd().Split('\n')[^1];
            at = text.IndexOf(last, at, StringComparison.Ordinal);
            Assert.True(at >= 0, part);
        }
    }

    [Fact]
    public async Task The_typefaces_of_a_sheet_are_those_that_the_page_asks_for_in_advance()
    {
        using var client = app.CreateClient();
        var text = await client.GetStringAsync(Sheets.AddressOf(StyleSheet.Public), Cancel);
        var early = Preload().Matches(await client.GetStringAsync("/", Cancel)).Select(m => "/" + m.Groups[1].Value).ToList();

        var named = Url().Matches(text).Select(m => m.Groups[1].Value).ToList();

        Assert.Equal(3, early.Count);
        Assert.Empty(early.Except(named));
        foreach (var address in named)
        {
            using var response = await client.GetAsync(address, Cancel);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task By_another_mark_a_sheet_comes_but_is_not_kept_and_there_are_no_other_sheets()
    {
        using var client = app.CreateClient();

        using var outdated = await client.GetAsync($"{StyleSheets.Path}/public.0123456789.css", Cancel);
        using var unknown = await client.GetAsync($"{StyleSheets.Path}/nothing.0123456789.css", Cancel);
        using var number = await client.GetAsync($"{StyleSheets.Path}/0.0123456789.css", Cancel);

        Assert.Equal((HttpStatusCode.OK, "no-cache"), (outdated.StatusCode, outdated.Headers.CacheControl?.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, number.StatusCode);
    }

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<link rel=\"preload\" href=\"([^\"]+)\" as=\"font\"")]
    private static partial Regex Preload();

    [GeneratedRegex("url\\(\"([^\"]+)\"\\)")]
    private static partial Regex Url();
}
