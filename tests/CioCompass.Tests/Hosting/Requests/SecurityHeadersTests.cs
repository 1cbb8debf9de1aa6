using System.Net;
using System.Text.RegularExpressions;
using CioCompass.Tests.Support.Http;
using CioCompass.Tests.Workshops.Phones;

namespace CioCompass.Tests.Hosting.Requests;

public sealed partial class SecurityHeadersTests(CompassWebApp app) : IClassFixture<CompassWebApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_interactive_page_runs_only_scripts_that_carry_its_nonce()
    {
        using var client = app.CreateClient();
        await client.SignInAsync(Cancel);

        using var response = await client.GetAsync("/assessments", Cancel);
        var policy = Policy(response);
        var html = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancel));

        var nonce = Nonce().Match(policy["script-src"]).Groups[1].Value;
        Assert.Equal($"'self' 'nonce-{nonce}'", policy["script-src"]);
        Assert.All(Script().Matches(html), script => Assert.True(
            script.Value.Contains($"nonce=\"{nonce}\"", StringComparison.Ordinal) || script.Value.Contains("src=", StringComparison.Ordinal), script.Value));
        Assert.Equal(
            "base-uri 'self'; connect-src 'self'; default-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; "
            + "img-src 'self' data:; object-src 'none'; style-src 'self' 'unsafe-inline'",
            Text(policy.Where(p => p.Key != "script-src")));
    }

    [Fact]
    public async Task Every_answer_has_a_nonce_of_its_own()
    {
        using var client = app.CreateClient();
        await client.SignInAsync(Cancel);

        using var first = await client.GetAsync("/assessments", Cancel);
        using var second = await client.GetAsync("/assessments", Cancel);

        Assert.NotEqual(Policy(first)["script-src"], Policy(second)["script-src"]);
    }

    [Theory]
    [InlineData("/no-such-page", false)]
    [InlineData("/account/sign-in", true)]
    [InlineData("/", true)]
    [InlineData("/questions", true)]
    [InlineData("/statistics/switch-brands", true)]
    [InlineData("/?audience=invented", true)]
    public async Task A_static_page_runs_nothing_inline_and_scripts_only_of_the_programs_own(string address, bool scripts)
    {
        using var client = app.CreateClient();

        using var response = await client.GetAsync(address, Cancel);
        var policy = Policy(response);

        Assert.Equal("'none'", policy["default-src"]);
        Assert.Equal("'self'", policy["style-src"]);
        Assert.Equal("'self'", policy["form-action"]);
        Assert.Equal("'none'", policy["frame-ancestors"]);
        Assert.Equal(scripts ? "'self'" : null, policy.GetValueOrDefault("script-src"));
        var html = await response.Content.ReadAsStringAsync(Cancel);
        Assert.DoesNotContain("<style", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.All(Script().Matches(html), script => Assert.Contains(" src=\"", script.Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/account/sign-in")]
    [InlineData("/no-such-page")]
    [InlineData("/css/base.css")]
    public async Task Every_answer_forbids_guessing_types_foreign_referrers_and_devices_and_hides_the_server(string address)
    {
        using var client = app.CreateClient();

        using var response = await client.GetAsync(address, Cancel);

        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(response, "Referrer-Policy"));
        Assert.Contains("camera=()", Header(response, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Encrypted_connections_are_asked_to_stay_encrypted_and_plain_ones_are_not()
    {
        await using var named = new CompassWebApp { Settings = { ["CioCompass:PublicUrl"] = "https://compass.example.org" } };
        using var client = named.CreateClient();

        using var encrypted = await client.GetAsync("https://compass.example.org/account/sign-in", Cancel);
        using var plain = await client.GetAsync("http://compass.example.org/account/sign-in", Cancel);

        Assert.StartsWith("max-age=31536000", Header(encrypted, "Strict-Transport-Security"), StringComparison.Ordinal);
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task What_signed_in_people_see_is_not_stored_and_style_sheets_still_are()
    {
        using var client = app.CreateClient();
        await client.SignInAsync(Cancel);

        using var page = await client.GetAsync("/", Cancel);
        using var style = await client.GetAsync("/css/base.css", Cancel);

        Assert.True(page.Headers.CacheControl?.NoStore);
        Assert.Equal("no-cache", style.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("/account", HttpStatusCode.OK)]
    [InlineData("/statistics.csv", HttpStatusCode.OK)]
    [InlineData("/actions.csv", HttpStatusCode.OK)]
    [InlineData("/actions.ics", HttpStatusCode.OK)]
    [InlineData("/admin/audit.csv", HttpStatusCode.OK)]
    [InlineData("/admin/content/package.json", HttpStatusCode.OK)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/assessments/import", HttpStatusCode.BadRequest, true)]
    public async Task Whatever_a_signed_in_person_is_answered_is_not_stored(string address, HttpStatusCode expected, bool post = false)
    {
        using var client = app.CreateClient();
        await client.SignInAsync(Cancel);

        using var answer = post ? await client.PostAsync(address, new StringContent("no form"), Cancel) : await client.GetAsync(address, Cancel);

        Assert.Equal(expected, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore, answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task What_a_phone_sees_is_not_stored_while_a_vote_is_open_and_after_it()
    {
        await using var workshop = await WorkshopApp.StartAsync();
        using var phone = await workshop.JoinedPhoneAsync("Rik");
        var round = await workshop.OpenRoundAsync();
        Assert.True(await NoStoreAsync());
        await phone.VoteByFormAsync("4");
        Assert.True(await NoStoreAsync());
        await workshop.RevealAsync(round);
        Assert.True(await NoStoreAsync());

        async Task<bool> NoStoreAsync()
        {
            using var room = await phone.Client.GetAsync("/join/room", Cancel);
            return room.Headers.CacheControl is { NoStore: true };
        }
    }

    private static SortedDictionary<string, string> Policy(HttpResponseMessage response) => new(
        Header(response, "Content-Security-Policy").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(d => d.Split(' ')[0], d => d[(d.IndexOf(' ', StringComparison.Ordinal) + 1)..]), StringComparer.Ordinal);

    private static string Text(IEnumerable<KeyValuePair<string, string>> policy) => string.Join("; ", policy.Select(p => $"{p.Key} {p.Value}"));

    private static string Header(HttpResponseMessage response, string name) => string.Join(", ", response.Headers.GetValues(name));

    [GeneratedRegex("'nonce-([^']{22,})'")]
    private static partial Regex Nonce();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Script();
}
