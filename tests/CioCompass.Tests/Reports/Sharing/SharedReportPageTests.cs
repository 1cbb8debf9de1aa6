using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Sharing;
using CioCompass.Tests.Support.Http;

namespace CioCompass.Tests.Reports.Sharing;

/// <summary>Shared links as somebody without an account opens them.</summary>
public sealed class SharedReportPageTests : IClassFixture<SharedReportPageTests.Fixture>
{
    private static readonly ReportSection[] All = Enum.GetValues<ReportSection>();

    private readonly ReportApp app;

    /// <summary>The clock goes on, so that the wrong links of one test do not count in the next.</summary>
    public SharedReportPageTests(Fixture fixture)
    {
        app = fixture.App;
        app.Clock.Advance(SharedReportReader.Window);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_shows_the_report_as_plain_HTML_without_script_inline_style_or_forms()
    {
        var token = await app.ShareAsync(All);

        var (response, html) = await OpenAsync($"/shared/{token}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Zonneveld & Marchand", html.QuerySelector("h1")!.TextContent);
        Assert.Contains(ReportExample.MinorityView, html.MainText(), StringComparison.Ordinal);
        Assert.Contains(ReportExample.ActionTitle, html.MainText(), StringComparison.Ordinal);
        Assert.Equal(2, html.QuerySelectorAll(".level-bar-3, .figure-axis").Length);
        Assert.Empty(html.QuerySelectorAll("script, form, style, [style], button, input"));
        Assert.DoesNotContain(html.QuerySelectorAll("a").Select(a => a.GetAttribute("href")), h => h!.StartsWith("/assessments", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_not_indexed_kept_or_told_to_other_sites()
    {
        var token = await app.ShareAsync(All);

        foreach (var address in (string[])[$"/shared/{token}", "/shared/unknown"])
        {
            var (response, html) = await OpenAsync(address);

            Assert.Equal("noindex, nofollow", Header(response, "X-Robots-Tag"));
            Assert.Equal("noindex, nofollow", html.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
            Assert.Equal("no-store", Header(response, "Cache-Control"));
            Assert.Equal("no-referrer", Header(response, "Referrer-Policy"));
            Assert.StartsWith("default-src 'none'", Header(response, "Content-Security-Policy"), StringComparison.Ordinal);
            Assert.DoesNotContain("script-src", Header(response, "Content-Security-Policy"), StringComparison.Ordinal);
        }

        using var client = app.CreateClient();
        Assert.Contains("Disallow: /shared/", await client.GetStringAsync("/robots.txt", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sections_that_were_not_chosen_are_nowhere_in_the_page()
    {
        var token = await app.ShareAsync(ReportSection.Summary, ReportSection.Themes);

        var (_, html) = await OpenAsync($"/shared/{token}");

        var source = html.DocumentElement.OuterHtml;
        Assert.Contains(ReportExample.MinorityView, source, StringComparison.Ordinal);
        foreach (var withheld in (string[])
            [ReportExample.ActionTitle, "Action plan", "The compass", "Furthest along", "votes with a level", "Tastle", "Wilson", "Cone Communications", "With the owner"])
        {
            Assert.DoesNotContain(withheld, source, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("nl", "Gehouden op")]
    [InlineData("fr", "Réalisée le")]
    [InlineData("en", "Held on")]
    public async Task The_reader_chooses_the_language(string language, string heldOn)
    {
        var token = await app.ShareAsync(All);

        var (_, html) = await OpenAsync($"/shared/{token}?culture={language}");

        Assert.Contains(heldOn, html.MainText(), StringComparison.Ordinal);
        Assert.Equal(language, html.DocumentElement.GetAttribute("lang"));
        Assert.Contains($"/shared/{token}?culture=nl", html.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Unknown_malformed_expired_and_revoked_links_get_the_same_answer()
    {
        var expired = await app.ShareAsync(All);
        app.Clock.Advance(TimeSpan.FromDays(30));
        var revoked = await app.ShareAsync(All);
        var links = app.Get<SharedLinkService>();
        var newest = (await links.ListAsync(app.AssessmentId, app.Consultant, Cancel))[0];
        Assert.Equal(HttpStatusCode.OK, (await OpenAsync($"/shared/{revoked}")).Response.StatusCode);
        Assert.True(await links.RevokeAsync(newest.Id, app.Consultant, Cancel));

        var bodies = new List<string>();
        foreach (var token in (string[])[expired, revoked, new string('A', 43), "short", $"{revoked}x", "a/b/c", "%3Cimg%20src=x%3E", ""])
        {
            var (response, html) = await OpenAsync($"/shared/{token}");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            bodies.Add(html.MainText());
        }

        Assert.Single(bodies.Distinct());
        Assert.Contains("Ask the person who sent it", bodies[0], StringComparison.Ordinal);
        Assert.Contains("Vraag een nieuwe", (await OpenAsync("/shared/short?culture=nl")).Html.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_ten_wrong_links_in_a_minute_an_address_is_told_to_wait_while_a_right_link_opens()
    {
        var token = await app.ShareAsync(All);
        foreach (var _ in Enumerable.Range(0, 10))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync("/shared/wrong")).Response.StatusCode);
        }

        var (refused, html) = await OpenAsync("/shared/wrong");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(60, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Contains("Wait a minute", html.MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await OpenAsync($"/shared/{token}")).Response.StatusCode);
    }

    [Fact]
    public async Task A_token_never_reaches_the_log()
    {
        var token = await app.ShareAsync(All);
        await OpenAsync($"/shared/{token}");
        await OpenAsync($"/shared/{token}/more");

        var log = await app.LoggedAsync("HTTP GET /shared/… responded 404");

        Assert.Contains("HTTP GET /shared/… responded 200", log, StringComparison.Ordinal);
        Assert.DoesNotContain(token, log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_opens_no_other_page()
    {
        await OpenAsync($"/shared/{await app.ShareAsync(All)}");
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });

        using var response = await client.GetAsync($"/assessments/{app.AssessmentId}/report", Cancel);

        Assert.Contains("/account/sign-in", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private async Task<(HttpResponseMessage Response, IHtmlDocument Html)> OpenAsync(string address)
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var response = await client.GetAsync(address, Cancel);
        return (response, new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel)));
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(", ", response.Headers.GetValues(name));

    /// <summary>One program for these tests: each makes links of its own.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        public ReportApp App { get; private set; } = null!;

        public async ValueTask InitializeAsync() => App = await ReportApp.StartAsync();

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
