using System.Net;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using CioCompass.EndToEndTests.Support.Programs;

namespace CioCompass.EndToEndTests.Outside;

/// <summary>Requests that no page of ours sends, against the published program.</summary>
[Collection<OutsideCollection>]
public sealed partial class RequestsTests(PublishedApp published)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [OutsideTheory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/sign-out")]
    [InlineData("/join")]
    public async Task A_post_without_its_token_is_refused(string address)
    {
        using var outsider = new Outsider(published.App);

        using var response = await outsider.PostAsync(address, new FormUrlEncodedContent([KeyValuePair.Create("_handler", "sign-in")]));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [OutsideTheory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.SwitchingProtocols)]
    public async Task A_live_connection_from_another_sites_page_is_refused(string? origin, HttpStatusCode expected)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", origin ?? published.App.Address);
        var address = new Uri(published.App.Address.Replace("http://", "ws://", StringComparison.Ordinal) + "/_blazor");

        try
        {
            await socket.ConnectAsync(address, Cancel);
        }
        catch (WebSocketException) when (origin is not null)
        {
        }

        Assert.Equal(expected, socket.HttpStatusCode);
    }

    [OutsideFact]
    public async Task A_foreign_host_name_is_not_answered_to()
    {
        using var outsider = new Outsider(published.App);
        outsider.Client.DefaultRequestHeaders.Host = "evil.example";

        using var response = await outsider.GetAsync("/");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [OutsideTheory]
    [InlineData("/.git/config")]
    [InlineData("/.git/")]
    [InlineData("/appsettings.json")]
    [InlineData("/ciocompass.db")]
    [InlineData("/ciocompass.dll")]
    [InlineData("/..%2fappsettings.json")]
    [InlineData("/css/..%2f..%2fappsettings.json")]
    [InlineData("/css/")]
    public async Task What_lies_beside_the_pages_is_not_served(string address)
    {
        using var outsider = new Outsider(published.App);

        using var response = await outsider.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [OutsideTheory]
    [InlineData("/")]
    [InlineData("/account/sign-in")]
    public async Task What_a_page_does_not_answer_to_is_refused(string address)
    {
        using var outsider = new Outsider(published.App);
        foreach (var method in (HttpMethod[])[HttpMethod.Trace, HttpMethod.Delete])
        {
            using var request = new HttpRequestMessage(method, address);
            using var response = await outsider.Client.SendAsync(request, Cancel);

            Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        }
    }

    [OutsideTheory]
    [InlineData("/", "default-src 'none'")]
    [InlineData("/questions", "default-src 'none'")]
    [InlineData("/account/sign-in", "default-src 'none'")]
    [InlineData("/join", "default-src 'none'")]
    [InlineData("/no-such-page", "frame-ancestors 'none'")]
    [InlineData("/css/base.css", "frame-ancestors 'none'")]
    public async Task Every_answer_tells_the_browser_what_it_may_do(string address, string policy)
    {
        using var outsider = new Outsider(published.App, overHttps: true);

        using var response = await outsider.GetAsync(address);

        string HeaderOf(string name) => string.Join(", ", response.Headers.TryGetValues(name, out var values) ? values : []);
        Assert.Contains(policy, HeaderOf("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", HeaderOf("X-Content-Type-Options"));
        Assert.Equal("same-origin", HeaderOf("Referrer-Policy"));
        Assert.Contains("camera=()", HeaderOf("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Contains("max-age=31536000", HeaderOf("Strict-Transport-Security"), StringComparison.Ordinal);
        Assert.Empty(response.Headers.Server);
    }

    [OutsideFact]
    public async Task A_working_page_runs_only_the_scripts_that_its_own_answer_names()
    {
        using var outsider = new Outsider(published.App);
        await outsider.SignInAsync();

        using var first = await outsider.GetAsync("/assessments");
        using var second = await outsider.GetAsync("/assessments");

        var policies = new[] { first, second }.Select(r => string.Join(", ", r.Headers.GetValues("Content-Security-Policy"))).ToList();
        Assert.All(policies, p => Assert.Contains("script-src 'self' 'nonce-", p, StringComparison.Ordinal));
        Assert.NotEqual(policies[0], policies[1]);
    }

    [OutsideFact]
    public async Task Over_HTTPS_every_cookie_is_Secure_and_the_sign_in_is_this_hosts_own()
    {
        using var outsider = new Outsider(published.App, overHttps: true);
        using var page = await outsider.GetAsync("/account/sign-in");
        using var signedIn = await outsider.TrySignInAsync(RunningApp.AdminEmail, RunningApp.AdminPassword);

        var cookies = page.Headers.GetValues("Set-Cookie").Concat(signedIn.Headers.GetValues("Set-Cookie")).ToList();

        Assert.Contains(cookies, c => c.StartsWith("__Host-CioCompass.", StringComparison.Ordinal));
        Assert.All(cookies, c =>
        {
            Assert.Contains("secure", c, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=", c, StringComparison.OrdinalIgnoreCase);
        });
    }

    [OutsideFact]
    public async Task An_exception_is_told_with_a_number_and_nothing_of_its_cause()
    {
        await using var app = await RunningApp.StartAsync();
        DatabaseFile.Execute(app, "ALTER TABLE AspNetUsers RENAME TO Gone");

        using var outsider = new Outsider(app);
        using var response = await outsider.TrySignInAsync(RunningApp.AdminEmail, RunningApp.AdminPassword);
        var html = await response.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        var number = Number().Match(html).Value;
        Assert.NotEmpty(number);
        await app.LogsAsync(number);
        Assert.DoesNotContain("   at ", html, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AspNetUsers", html, StringComparison.Ordinal);
    }

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Number();
}
