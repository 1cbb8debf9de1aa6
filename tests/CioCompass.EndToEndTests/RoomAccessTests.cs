using System.Net;
using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests;

/// <summary>The facilitator's hold on who is in the room, from the console, the phones and from outside.</summary>
public sealed class RoomAccessTests(BrowserFixture fixture)
{
    [Fact]
    public async Task The_facilitator_closes_the_door_changes_the_code_and_takes_a_phone_out_with_its_open_ballot()
    {
        await using var room = await WorkshopRoom.OpenAsync(fixture.Browser, phones: 4);
        var page = room.Facilitator.Page;
        await page.Locator(".room-access > summary").ClickAsync();
        await Assertions.Expect(page.Locator(".room-phones li")).ToHaveCountAsync(4);

        // More phones than people.
        await page.FillAsync("#expected", "3");
        await page.ClickAsync(".room-expected button");
        await Assertions.Expect(page.Locator(".join-panel .notice-caution[role=status]")).ToContainTextAsync("4 phones instead of 3");
        await room.Facilitator.AssertSoundAsync();

        // Nobody else comes in; whoever is here stays, also after loading the page anew.
        await page.GetByRole(AriaRole.Button, new() { Name = "Close joining" }).ClickAsync();
        await Assertions.Expect(page.Locator(".join-panel strong")).ToHaveTextAsync("Joining is closed.");
        await using var late = await Visitor.ComeAsync(fixture.Browser, room.App.Address, Visit.Phone);
        await late.OpenAsync($"/join/{room.Code}");
        await late.Page.ClickAsync("main .btn-primary");
        await Assertions.Expect(late.Page.Locator(".notice-error")).ToContainTextAsync("Joining is closed");
        await late.AssertSoundAsync();
        await room.Phones[0].OpenAsync($"/join/{room.Code}");
        await room.Phones[0].Page.ArriveAsync("*/join/room");

        // The old code is nobody's any more; with the new one a phone comes in once the door is open.
        await page.GetByRole(AriaRole.Button, new() { Name = "New code" }).ClickAsync();
        await Assertions.Expect(page.Locator(".join-panel .join-code")).Not.ToHaveTextAsync(room.Code);
        var code = (await page.Locator(".join-panel .join-code").InnerTextAsync()).Trim();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open joining again" }).ClickAsync();
        await Assertions.Expect(page.Locator(".join-panel strong")).ToHaveCountAsync(0);
        await late.OpenAsync($"/join/{room.Code}");
        await late.Page.ClickAsync("main .btn-primary");
        await Assertions.Expect(late.Page.Locator(".field-error")).ToBeVisibleAsync();
        await late.Page.FillAsync("#input-code", code);
        await late.Page.FillAsync("#input-name", "Late");
        await late.Page.ClickAsync("main .btn-primary");
        await late.Page.ArriveAsync("*/join/room");
        await Assertions.Expect(page.Locator(".room-phones li")).ToHaveCountAsync(5);

        // A phone goes, and its ballot in the open vote with it.
        await room.ChooseAsync(2);
        await room.OpenVoteAsync();
        await Assertions.Expect(late.Page.Locator("form.ballot")).ToBeVisibleAsync();
        foreach (var (phone, choice) in room.Phones.Append(late).Zip(["2", "3", "3", "4", "5"]))
        {
            await WorkshopRoom.TapAsync(phone, choice);
            await WorkshopRoom.ReceivedAsync(phone);
        }

        await room.CountedAsync(5);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Remove the phone Late") }).ClickAsync();
        await room.CountedAsync(4);
        await Assertions.Expect(page.Locator(".room-phones li")).ToHaveCountAsync(4);
        await Assertions.Expect(late.Page.Locator("#room h1")).ToContainTextAsync("over");
        Assert.Equal(4, DatabaseFile.Count(room.App, "SELECT count(*) FROM OpenBallots"));
        Assert.Equal(0, DatabaseFile.Count(room.App, "SELECT count(*) FROM OpenBallots WHERE Number = 5"));
        await room.RevealAsync();
        await Assertions.Expect(room.Projector.Page.Locator(".level-bar-count")).ToHaveTextAsync(["0", "1", "2", "1", "0", "0"]);
        room.Facilitator.AssertNoProblems();
    }

    [Fact]
    public async Task A_program_that_joins_for_ever_is_told_to_wait_and_the_room_votes_on()
    {
        await using var room = await WorkshopRoom.OpenAsync(fixture.Browser, phones: 3);
        var page = room.Facilitator.Page;
        await page.Locator(".room-access > summary").ClickAsync();
        await page.FillAsync("#expected", "1");
        await page.ClickAsync(".room-expected button");
        await Assertions.Expect(page.Locator(".join-panel .notice-caution[role=status]")).ToBeVisibleAsync();

        var statuses = new List<HttpStatusCode>();
        for (var phone = 0; phone < 80 && !statuses.Contains(HttpStatusCode.TooManyRequests); phone++)
        {
            using var outsider = new Outsider(room.App);
            using var response = await outsider.SubmitAsync("/join", "join", ("Input.Code", room.Code));
            statuses.Add(response.StatusCode);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.True(response.Headers.RetryAfter!.Delta > TimeSpan.Zero);
            }
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.InRange(statuses.Count(s => s == HttpStatusCode.Redirect), 40, 70);
        await Assertions.Expect(page.Locator(".join-panel .notice-caution[role=status]")).ToContainTextAsync("phones instead of 1");
        await Assertions.Expect(page.Locator(".room-phones li").First).ToBeVisibleAsync();
        await room.ChooseAsync(2);
        await room.OpenVoteAsync();
        foreach (var phone in room.Phones)
        {
            await WorkshopRoom.TapAsync(phone, "3");
            await WorkshopRoom.ReceivedAsync(phone);
        }

        await room.CountedAsync(3);
    }
}
