using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using CioCompass.Core.Text;
using CioCompass.Tests.Support.Http;
using CioCompass.Web.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Hosting;

/// <summary>Public pages as a visitor's browser and a signed-in reader's get them: what is compressed, what is kept, and what is in neither.</summary>
public sealed class PagesForVisitorsTests(CompassWebApp app) : IClassFixture<CompassWebApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Addresses => ["/", "/?view=table", "/questions", "/statistics/switch-brands"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_visitor_gets_a_page_without_token_cookie_circuit_and_library_the_first_as_the_next(string address)
    {
        var first = await VisitAsync(address);
        var second = await VisitAsync(address);

        Assert.Equal(first.Html, second.Html);
        Assert.All([first, second], visit =>
        {
            Assert.False(visit.Response.Headers.Contains("Set-Cookie"));
            foreach (var absent in (string[])["__RequestVerificationToken", "<!--Blazor", "_blazor", "blazor.web", "MudBlazor", "nonce"])
            {
                Assert.DoesNotContain(absent, visit.Html, StringComparison.Ordinal);
            }

            Assert.EndsWith("</html>", visit.Html.TrimEnd(), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("gzip;q=1.0, br;q=0")]
    [InlineData("identity")]
    public async Task A_visitors_page_is_compressed_as_the_browser_asks(string accepted)
    {
        var plain = await VisitAsync("/questions");

        var asked = await VisitAsync("/questions", encoding: accepted);

        var encoding = asked.Response.Content.Headers.ContentEncoding.SingleOrDefault();
        Assert.Equal(accepted == "br" ? "br" : accepted == "identity" ? null : "gzip", encoding);
        Assert.Equal(plain.Html, asked.Html);
        Assert.Contains("Accept-Encoding", asked.Response.Headers.Vary);
        Assert.True(encoding is null || asked.Length < plain.Length / 3, $"{asked.Length} of {plain.Length} bytes");
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_browser_may_keep_the_page_asks_about_it_and_hears_that_it_has_not_changed(string address)
    {
        var visit = await VisitAsync(address, encoding: "br");
        Assert.Equal("no-cache", visit.Response.Headers.CacheControl?.ToString());
        Assert.Superset(new HashSet<string> { "Accept-Language", "Cookie" }, visit.Response.Headers.Vary.ToHashSet());

        var same = await VisitAsync(address, known: visit.Response.Headers.ETag);
        var other = await VisitAsync(address, language: "nl", known: visit.Response.Headers.ETag);

        Assert.Equal((HttpStatusCode.NotModified, 0), (same.Response.StatusCode, same.Length));
        Assert.Equal(visit.Response.Headers.ETag, same.Response.Headers.ETag);
        Assert.Equal("no-cache", same.Response.Headers.CacheControl?.ToString());
        Assert.Equal(HttpStatusCode.OK, other.Response.StatusCode);
    }

    [Fact]
    public async Task Each_language_appearance_and_view_has_a_page_of_its_own()
    {
        string[] addresses = ["/", "/?view=table", "/?audience=consumers", "/?audience=consumers&view=table"];
        var rounds = new List<List<string>>();
        for (var round = 0; round < 2; round++)
        {
            var pages = new List<string>();
            foreach (var language in Languages.Codes)
            {
                foreach (var appearance in new[] { "light", "dark" })
                {
                    foreach (var address in addresses)
                    {
                        var page = await VisitAsync(address, language, appearance);
                        Assert.Contains($"<html lang=\"{language}\" data-theme=\"{appearance}\"", page.Html, StringComparison.Ordinal);
                        pages.Add(page.Html);
                    }
                }
            }

            rounds.Add(pages);
        }

        Assert.Equal(addresses.Length * Languages.Codes.Count * 2, rounds[0].Distinct().Count());
        Assert.Equal(rounds[0], rounds[1]);
    }

    [Theory]
    [InlineData("/?audience=invented-audience", "invented-audience")]
    [InlineData("/?culture=invented-language", "invented-language")]
    [InlineData("/questions?invented-campaign=1", "invented-campaign")]
    [InlineData("/?view=table&view=invented", "invented")]
    public async Task What_a_reader_puts_into_an_address_is_neither_compressed_nor_kept_nor_beside_a_token(string address, string repeated)
    {
        var visit = await VisitAsync(address, encoding: "br");

        Assert.Contains(repeated, visit.Html, StringComparison.Ordinal);
        Assert.Empty(visit.Response.Content.Headers.ContentEncoding);
        Assert.Null(visit.Response.Headers.ETag);
        Assert.DoesNotContain("<!--Blazor", visit.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(repeated, (await VisitAsync(address.Split('?')[0])).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_only_resembles_one_of_ours_is_neither_compressed_nor_kept()
    {
        var visit = await VisitAsync("/??view=table", encoding: "br");

        Assert.Empty(visit.Response.Content.Headers.ContentEncoding);
        Assert.Null(visit.Response.Headers.ETag);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/questions")]
    [InlineData("/statistics/switch-brands")]
    public async Task What_a_signed_in_reader_gets_is_their_own_and_neither_compressed_nor_kept_by_anybody(string address)
    {
        using var reader = app.CreateClient();
        await reader.SignInAsync(Cancel);
        await VisitAsync(address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.ParseAdd("br, gzip");

        using var response = await reader.SendAsync(request, Cancel);
        var html = await response.Content.ReadAsStringAsync(Cancel);

        Assert.Contains("/account/sign-out", html, StringComparison.Ordinal);
        Assert.DoesNotContain("blazor.web", html, StringComparison.Ordinal);
        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Null(response.Headers.ETag);
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.DoesNotContain("/account/sign-out", (await VisitAsync(address)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_that_nobody_knows_leads_past_what_is_kept()
    {
        var visit = await VisitAsync("/", encoding: "br", cookie: "unknown=1");

        Assert.Empty(visit.Response.Content.Headers.ContentEncoding);
        Assert.True(visit.Response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task A_language_that_is_chosen_by_a_link_is_remembered_by_that_browser_alone()
    {
        await VisitAsync("/?culture=fr");

        var visit = await VisitAsync("/?culture=fr", encoding: "br");

        Assert.StartsWith(app.Services.GetRequiredService<CookieNames>().Language, Assert.Single(visit.Response.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.Equal("no-cache, private", visit.Response.Headers.CacheControl?.ToString());
        Assert.Contains("<html lang=\"fr\"", visit.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HEAD_tells_the_same_of_a_page_as_GET()
    {
        using var client = app.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });

        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/questions"), Cancel);
        using var get = await client.GetAsync("/questions", Cancel);

        Assert.Equal((get.StatusCode, get.Headers.ETag, get.Content.Headers.ContentLength), (head.StatusCode, head.Headers.ETag, head.Content.Headers.ContentLength));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancel));
    }

    private async Task<Visit> VisitAsync(
        string address, string language = "en", string appearance = "system", string? encoding = null, string? cookie = null, EntityTagHeaderValue? known = null)
    {
        using var client = app.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptLanguage.ParseAdd(language);
        request.Headers.Add("Cookie", $"{app.Services.GetRequiredService<CookieNames>().Appearance}={appearance}{(cookie is null ? "" : $"; {cookie}")}");
        request.Headers.AcceptEncoding.ParseAdd(encoding ?? "identity");
        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        var response = await client.SendAsync(request, Cancel);
        var bytes = await response.Content.ReadAsByteArrayAsync(Cancel);
        await using var body = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => (Stream)new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress),
            "gzip" => new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress),
            _ => new MemoryStream(bytes),
        };
        using var reader = new StreamReader(body);
        return new Visit(response, await reader.ReadToEndAsync(Cancel), bytes.Length);
    }

    private sealed record Visit(HttpResponseMessage Response, string Html, int Length);
}
