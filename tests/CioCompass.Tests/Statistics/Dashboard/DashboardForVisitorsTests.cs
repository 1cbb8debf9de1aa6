using System.Net;
using System.Text.RegularExpressions;
using CioCompass.Tests.Support.Http;
using CioCompass.Web.Hosting;
using CioCompass.Web.Hosting.Pages;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Statistics.Dashboard;

/// <summary>A dashboard that was made for one visitor and is shown to the next.</summary>
public sealed partial class DashboardForVisitorsTests : IAsyncLifetime
{
    private const string State = "Blazor-Server-Component-State";

    private readonly ClockedWebApp app = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_next_visitor_gets_the_same_page_with_a_nonce_of_its_own()
    {
        var first = await VisitAsync("/");
        var second = await VisitAsync("/");

        Assert.Contains(State, first.Html);
        Assert.DoesNotContain(State, second.Html);
        Assert.NotEqual(first.Nonce, second.Nonce);
        Assert.All([first, second], p => Assert.Equal([p.Nonce, p.Nonce, p.Nonce, p.Nonce], NoncesIn(p.Html)));
        Assert.Equal(Same(first.Html), Same(second.Html));
    }

    [Fact]
    public async Task What_is_kept_carries_no_token_of_the_one_it_was_made_for()
    {
        var first = await VisitAsync("/");
        var second = await VisitAsync("/");

        Assert.Contains("ciocompass.forms.", first.Cookies);
        Assert.Equal("", second.Cookies);
        Assert.DoesNotContain("__RequestVerificationToken", second.Html);
    }

    [Fact]
    public async Task The_headers_are_those_of_the_page_that_was_made()
    {
        using var client = app.CreateClient();
        using var visitor = WithoutCookies();
        using var made = await client.GetAsync("/", Cancel);
        using var kept = await visitor.GetAsync("/", Cancel);

        Assert.Equal(Headers(made), Headers(kept));

        static string Headers(HttpResponseMessage response) => string.Join('\n', response.Headers.Concat(response.Content.Headers)
            .Where(h => h.Key is not ("Set-Cookie" or "Content-Length" or "Content-Security-Policy" or "Date"))
            .Select(h => $"{h.Key}: {string.Join(',', h.Value)}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_language_appearance_and_view_has_a_page_of_its_own()
    {
        string[] addresses = ["/", "/?view=table", "/?audience=consumers", "/?audience=consumers&view=table"];
        var made = new List<string>();
        foreach (var round in Enumerable.Range(0, 2))
        {
            var pages = new List<string>();
            foreach (var language in new[] { "en", "nl", "fr" })
            {
                foreach (var appearance in new[] { "light", "dark" })
                {
                    foreach (var address in addresses)
                    {
                        var page = await VisitAsync(address, language, appearance);
                        Assert.Equal(round == 0, page.Html.Contains(State, StringComparison.Ordinal));
                        Assert.Contains($"<html lang=\"{language}\" data-theme=\"{appearance}\"", page.Html);
                        pages.Add(Same(page.Html));
                    }
                }
            }

            Assert.Equal(24, pages.Distinct().Count());
            Assert.True(round == 0 || made.SequenceEqual(pages));
            made = pages;
        }
    }

    [Theory]
    [InlineData("/?audience=invented-audience", "invented-audience")]
    [InlineData("/?culture=invented-language", "invented-language")]
    [InlineData("/?invented-campaign=1", "invented-campaign")]
    public async Task An_address_that_the_page_does_not_write_itself_is_answered_each_time(string address, string repeated)
    {
        await VisitAsync(address);

        var again = await VisitAsync(address);

        Assert.Contains(State, again.Html);
        Assert.Contains(repeated, again.Html);
        Assert.DoesNotContain(repeated, (await VisitAsync("/")).Html);
    }

    [Fact]
    public async Task Somebody_who_is_signed_in_gets_a_page_of_their_own_and_leaves_nothing_of_it_to_visitors()
    {
        using var reader = app.CreateClient();
        await reader.SignInAsync(Cancel);

        Assert.Contains("/account/sign-out", await reader.GetStringAsync("/", Cancel));
        Assert.DoesNotContain("/account/sign-out", (await VisitAsync("/")).Html);
        Assert.DoesNotContain("/account/sign-out", (await VisitAsync("/")).Html);
        Assert.Contains("/account/sign-out", await reader.GetStringAsync("/", Cancel));
    }

    [Fact]
    public async Task A_cookie_that_nobody_knows_leads_past_what_is_kept()
    {
        await VisitAsync("/");

        Assert.Contains(State, (await VisitAsync("/", cookie: "unknown=1")).Html);
    }

    [Fact]
    public async Task After_content_was_published_the_page_is_made_anew()
    {
        await VisitAsync("/");

        app.Services.GetRequiredService<KeptPages>().Drop();

        Assert.Contains(State, (await VisitAsync("/")).Html);
        Assert.DoesNotContain(State, (await VisitAsync("/")).Html);
    }

    private async Task<Visit> VisitAsync(string address, string language = "en", string appearance = "system", string? cookie = null)
    {
        using var client = WithoutCookies();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptLanguage.ParseAdd(language);
        request.Headers.Add("Cookie", $"{app.Services.GetRequiredService<CookieNames>().Appearance}={appearance}{(cookie is null ? "" : $"; {cookie}")}");
        using var response = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var cookies = response.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join(';', set) : "";
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        return new Visit(await response.Content.ReadAsStringAsync(Cancel), Nonce().Match(policy).Groups[1].Value, cookies);
    }

    private HttpClient WithoutCookies() => app.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });

    private static IEnumerable<string> NoncesIn(string html) =>
        NonceAttribute().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value));

    /// <summary>Without what the framework writes anew into each page that it makes.</summary>
    private static string Same(string html) => NonceAttribute().Replace(Framework().Replace(html, ""), "");

    [GeneratedRegex("'nonce-([^']+)'")]
    private static partial Regex Nonce();

    [GeneratedRegex("nonce=\"([^\"]+)\"")]
    private static partial Regex NonceAttribute();

    [GeneratedRegex("<!--Blazor.*?-->", RegexOptions.Singleline)]
    private static partial Regex Framework();

    private sealed record Visit(string Html, string Nonce, string Cookies);
}
