using System.Net;
using System.Text.RegularExpressions;
using CioCompass.EndToEndTests.Support.Browsers;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Outside;

/// <summary>A passkey of a real browser, and what is left of its answer for somebody who wrote it down, against the published program.</summary>
[Collection<OutsideCollection>]
public sealed class PasskeyTests(PublishedApp published, BrowserFixture fixture)
{
    [OutsideFact]
    public async Task A_passkey_signs_in_once_and_its_answer_is_worth_nothing_a_second_time()
    {
        // Passkeys are bound to a name, which an address of numbers is not.
        var address = published.App.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, address);
        await AddAuthenticatorAsync(visitor.Page);
        await visitor.SignInAsync(PublishedApp.Cio);
        await visitor.Page.GotoAsync(address + "/account");
        await visitor.Page.FillAsync("input[name='Input.Name']", "This laptop");
        await visitor.Page.ClickAsync("passkey-button[operation=create] button");
        await visitor.Page.ArriveAsync("*/account?saved=passkey");
        await Assertions.Expect(visitor.Page.Locator(".passkeys li")).ToContainTextAsync("This laptop");
        await visitor.Page.Context.ClearCookiesAsync();

        IRequest? sent = null;
        var cookies = "";
        await visitor.Page.RouteAsync("**/account/sign-in**", async route =>
        {
            if (route.Request.Method == "POST")
            {
                sent = route.Request;
                cookies = string.Join("; ", (await visitor.Page.Context.CookiesAsync([address + "/account/sign-in"])).Select(c => $"{c.Name}={c.Value}"));
            }

            await route.ContinueAsync();
        });
        await visitor.Page.GotoAsync(address + "/account/sign-in?returnUrl=/account");
        await visitor.Page.ArriveAsync(address + "/account");

        Assert.NotNull(sent);
        Assert.Contains("Input.Passkey", sent.PostData, StringComparison.Ordinal);
        using var thief = new Outsider(published.App);
        thief.Client.DefaultRequestHeaders.Add("Cookie", cookies);
        using var replayed = await thief.PostAsync("/account/sign-in", new StringContent(sent.PostData!, null, "application/x-www-form-urlencoded"));

        Assert.Equal(HttpStatusCode.OK, replayed.StatusCode);
        Assert.DoesNotContain(thief.Cookies.Keys, name => Regex.IsMatch(name, "CioCompass\\.[0-9a-f]{8}$"));
    }

    /// <summary>One that is built in and recognises its owner at once, as a fingerprint would.</summary>
    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new
            {
                protocol = "ctap2",
                transport = "internal",
                hasResidentKey = true,
                hasUserVerification = true,
                isUserVerified = true,
                automaticPresenceSimulation = true,
            },
        });
    }
}
