using CioCompass.EndToEndTests.Support.Browsers;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Servers;

/// <summary>A server that has too much to do asks its phones to come back later; the page's script does as it is asked.</summary>
public sealed class BusyServerTests(BrowserFixture fixture)
{
    /// <summary>Of the agenda: a question, which takes the levels 1 to 5.</summary>
    private const int Question = 2;

    /// <summary>Seconds; far more than any of the script's own times.</summary>
    private const int Wait = 60;

    [OutsideFact]
    public async Task A_phone_leaves_a_busy_server_alone_for_as_long_as_that_wants_and_then_sends_what_it_kept()
    {
        await using var room = await WorkshopRoom.OpenAsync(fixture.Browser, phones: 1);
        var phone = room.Phones[0];
        phone.ExpectedStatuses.Add(503);
        await room.ChooseAsync(Question);
        await room.OpenVoteAsync();
        await phone.Page.Clock.InstallAsync();
        await phone.Page.ReloadAsync();
        await Assertions.Expect(phone.Page.Locator("form.ballot")).ToBeVisibleAsync();
        var (isBusy, asked) = (true, 0);
        await phone.Page.RouteAsync("**/join/{ballot,state,room}", async route =>
        {
            Interlocked.Increment(ref asked);
            await (Volatile.Read(ref isBusy)
                ? route.FulfillAsync(new RouteFulfillOptions { Status = 503, Headers = [KeyValuePair.Create("Retry-After", $"{Wait}")] })
                : route.ContinueAsync());
        });

        await WorkshopRoom.TapAsync(phone, "4");
        await Assertions.Expect(phone.Page.Locator("#status")).ToContainTextAsync("kept on this phone");
        Volatile.Write(ref isBusy, false);
        await phone.Page.Clock.RunForAsync(1000 * (Wait - 5));
        Assert.Equal(1, Volatile.Read(ref asked));

        // A little longer, each phone by itself, so that not all come back in the same instant.
        await phone.Page.Clock.RunForAsync(1000 * Wait);
        await WorkshopRoom.ReceivedAsync(phone);
        await room.CountedAsync(1);
    }
}
