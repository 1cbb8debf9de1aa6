using System.Net;
using CioCompass.Tests.Support.Http;

namespace CioCompass.Tests.Workshops.Phones;

/// <summary>Forms of a phone in a browser in which somebody signs in or out meanwhile, as a consultant who tries the room does.</summary>
public sealed class SignedInPhoneTests : IAsyncLifetime
{
    private WorkshopApp app = null!;
    private TabbedBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        app = await WorkshopApp.StartAsync();
        browser = new TabbedBrowser(app);
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_form_to_join_holds_good_after_signing_in_or_out_in_another_tab()
    {
        var before = await browser.OpenAsync("/join");
        await browser.SignInAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await JoinAsync(before)).Status);

        var signedIn = await browser.OpenAsync($"/join/no-such-room");
        await browser.SignOutAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await JoinAsync(signedIn)).Status);
    }

    [Fact]
    public async Task A_vote_counts_and_leaving_leaves_after_signing_in_in_another_tab()
    {
        await JoinAsync(await browser.OpenAsync("/join"));
        var round = await app.OpenRoundAsync();
        var room = await browser.OpenAsync("/join/room");
        await browser.SignInAsync();

        var voted = await browser.SendAsync(room, "\"ballot\"", ("Input.Choice", "4"));
        var left = await browser.SendAsync(room, "\"leave\"");

        Assert.EndsWith("/join/room", voted.LeadsTo, StringComparison.Ordinal);
        Assert.EndsWith("/join", left.LeadsTo, StringComparison.Ordinal);
        Assert.Single(await app.OpenBallotsAsync(round));
    }

    [Fact]
    public async Task A_phones_form_without_its_token_is_still_refused()
    {
        var (foreign, own) = (new TabbedBrowser(app), await browser.OpenAsync("/join"));
        using (foreign)
        {
            await foreign.SignInAsync();

            var answer = await foreign.SendAsync(own, "\"join\"", ("Input.Code", app.Code));

            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        }
    }

    private Task<Tab> JoinAsync(Tab form) => browser.SendAsync(form, "\"join\"", ("Input.Code", app.Code));
}
