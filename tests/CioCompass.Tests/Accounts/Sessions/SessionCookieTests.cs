using System.Net;
using CioCompass.Tests.Support.Http;
using CioCompass.Tests.Workshops.Phones;

namespace CioCompass.Tests.Accounts.Sessions;

/// <summary>The cookies that the program sets, from outside: how long a session lasts, and what a browser may do with each.</summary>
public sealed class SessionCookieTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_ends_after_an_hour_without_a_request()
    {
        await using var app = new ClockedWebApp();
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });
        await client.SignInAsync(Cancel);

        app.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, await AccountAsync(client));
        app.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, await AccountAsync(client));
        app.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.Redirect, await AccountAsync(client));
    }

    [Fact]
    public async Task A_session_that_is_used_all_day_ends_after_twelve_hours()
    {
        await using var app = new ClockedWebApp();
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });
        await client.SignInAsync(Cancel);

        for (var half = 1; half <= 24; half++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(30));
            Assert.Equal((half, HttpStatusCode.OK), (half, await AccountAsync(client)));
        }

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Redirect, await AccountAsync(client));
    }

    [Fact]
    public async Task No_cookie_is_for_scripts_for_plain_HTTP_once_there_is_HTTPS_or_for_other_sites_requests()
    {
        await using var app = await WorkshopApp.StartAsync();
        using var client = app.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });
        var cookies = new List<string>();
        await CollectAsync(client.GetAsync("/?culture=nl&appearance=dark", Cancel));
        var form = (await PageOf(client, "/join")).Fields("join");
        form["Input.Code"] = app.Code;
        await CollectAsync(client.PostAsync("/join", new FormUrlEncodedContent(form), Cancel));
        form = (await PageOf(client, "/account/sign-in")).Fields("sign-in");
        (form["Input.Email"], form["Input.Password"]) = (CompassWebApp.AdminEmail, CompassWebApp.AdminPassword);
        await CollectAsync(client.PostAsync("/account/sign-in", new FormUrlEncodedContent(form), Cancel));

        var sameSite = cookies.Select(c => (Name: c.Split('=')[0][..^8], SameSite: Part(c, "samesite="))).Distinct()
            .OrderBy(c => c.Name, StringComparer.Ordinal);
        Assert.Equal(
            [
                ("CioCompass.Device.", "lax"), ("__Host-CioCompass.", "lax"), ("ciocompass.appearance.", "lax"), ("ciocompass.forms.", "strict"),
                ("ciocompass.language.", "lax"), ("ciocompass.phone.", "lax"),
            ],
            sameSite);
        Assert.All(cookies, c => Assert.Contains("; httponly", c, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, c => Assert.Contains("; secure", c, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(cookies, c => c.Contains("domain=", StringComparison.OrdinalIgnoreCase));

        async Task CollectAsync(Task<HttpResponseMessage> request)
        {
            using var response = await request;
            Assert.True((int)response.StatusCode < 400, $"{response.StatusCode}");
            cookies.AddRange(response.Headers.GetValues("Set-Cookie"));
        }

        async Task<PhonePage> PageOf(HttpClient reader, string address)
        {
            using var response = await reader.GetAsync(address, Cancel);
            cookies.AddRange(response.Headers.TryGetValues("Set-Cookie", out var set) ? set : []);
            var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel));
            return new PhonePage(response.StatusCode, address, document);
        }
    }

    private static string Part(string cookie, string name) =>
        cookie.Split("; ").Single(p => p.StartsWith(name, StringComparison.OrdinalIgnoreCase))[name.Length..].ToLowerInvariant();

    private static async Task<HttpStatusCode> AccountAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/account", Cancel);
        return response.StatusCode;
    }
}
