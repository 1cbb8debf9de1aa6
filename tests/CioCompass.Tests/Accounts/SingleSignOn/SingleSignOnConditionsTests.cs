using System.Net;
using AngleSharp.Html.Parser;
using CioCompass.Tests.Support.Http;

namespace CioCompass.Tests.Accounts.SingleSignOn;

/// <summary>With no provider, one that is away, one under attack, and over an encrypted connection.</summary>
public sealed class SingleSignOnConditionsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_provider_there_is_no_button_and_none_of_its_addresses()
    {
        await using var app = new CompassWebApp();
        using var client = app.CreateClient();

        var html = await client.GetStringAsync("/account/sign-in", Cancel);

        Assert.DoesNotContain("single-sign-on", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/account/single-sign-on/callback?code=x&state=x", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/account/single-sign-on/failed?reason=Denied", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_provider_that_is_away_ends_on_a_page_that_says_so()
    {
        await using var app = new SignOnApp();
        await app.InitializeAsync();
        await app.Provider.DisposeAsync();
        using var reader = new SignOnReader(app.Address);

        await reader.SignOnAsync();

        Assert.Equal((HttpStatusCode.FailedDependency, "/account/single-sign-on/failed?reason=Unreachable"), (reader.Status, reader.Place));
        Assert.Contains("Signing in with Example ID is not possible at the moment", reader.Text, StringComparison.Ordinal);
        await reader.SignInWithPasswordAsync(CompassWebApp.AdminEmail, CompassWebApp.AdminPassword);
        Assert.True(reader.IsSignedIn);
    }

    [Fact]
    public async Task After_a_hundred_refused_answers_from_a_network_even_a_good_one_has_to_wait()
    {
        await using var app = new SignOnApp();
        await app.InitializeAsync();
        app.Expect(new ProviderPerson("s-ann", "ann@example.org", "compass-cio"));
        app.Provider.SignsWithAnotherKey = true;
        using var reader = new SignOnReader(app.Address);
        app.Services.LeaveTries(2, "127.0.0.1");
        for (var i = 0; i < 2; i++)
        {
            await reader.SignOnAsync();
            Assert.Equal(HttpStatusCode.BadRequest, reader.Status);
        }

        app.Provider.SignsWithAnotherKey = false;
        await reader.SignOnAsync();

        Assert.Equal((HttpStatusCode.TooManyRequests, false), (reader.Status, reader.IsSignedIn));
        Assert.Contains("Wait a quarter of an hour", reader.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://compass.example.org", "__Host-CioCompass.", true)]
    [InlineData("http://compass.example.org", "CioCompass.", false)]
    public async Task The_cookies_of_the_way_to_the_provider_are_bound_to_this_host_where_the_connection_is_encrypted(
        string address, string prefix, bool isSecure)
    {
        await using var provider = await SignOnProvider.StartAsync();
        await using var app = new CompassWebApp
        {
            Settings =
            {
                ["CioCompass:PublicUrl"] = "https://compass.example.org",
                ["CioCompass:OpenIdConnect:Authority"] = provider.Authority,
                ["CioCompass:OpenIdConnect:ClientId"] = SignOnProvider.ClientId,
                ["CioCompass:OpenIdConnect:CioRole"] = "compass-cio",
            },
        };
        using var client = app.CreateClient(new() { BaseAddress = new Uri(address), AllowAutoRedirect = false });
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/account/sign-in", Cancel));
        var token = page.QuerySelector("form.sign-on input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        using var response = await client.PostAsync(
            "/account/single-sign-on", new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]), Cancel);

        var cookies = response.Headers.GetValues("Set-Cookie").ToList();
        Assert.Equal(["Correlation", "Nonce"], cookies.Select(c => c[prefix.Length..].Split('.')[0]).Order(StringComparer.Ordinal));
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith(prefix, cookie, StringComparison.Ordinal);
            Assert.Contains("; path=/; ", cookie, StringComparison.Ordinal);
            Assert.Contains("; samesite=lax; httponly", cookie, StringComparison.Ordinal);
            Assert.Equal(isSecure, cookie.Contains("; secure", StringComparison.Ordinal));
        });
        var leaving = new HtmlParser().ParseDocument(await client.GetStringAsync(response.Headers.Location, Cancel));
        Assert.Contains(
            "redirect_uri=" + Uri.EscapeDataString(address + "/account/single-sign-on/callback"),
            leaving.QuerySelector("main a")!.GetAttribute("href"), StringComparison.Ordinal);
    }
}
