using CioCompass.EndToEndTests.Support.Browsers;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Journeys;

/// <summary>A room through a workshop: a facilitator, a projector and five phones.</summary>
public sealed class WorkshopJourneyTests(BrowserFixture fixture)
{
    private const int Guess = 0;
    private const int Position = 1;
    private const int Question = 2;

    [Fact]
    public async Task Five_phones_guess_take_a_position_and_vote_twice_and_the_agreed_answer_lands_in_the_assessment()
    {
        await using var room = await WorkshopRoom.OpenAsync(fixture.Browser, phones: 5);
        var (facilitator, projector) = (room.Facilitator, room.Projector.Page);
        await Assertions.Expect(projector.Locator(".screen-code")).ToHaveTextAsync(room.Code);
        await Assertions.Expect(projector.Locator("text=5 phones joined")).ToBeVisibleAsync();
        await room.AssertOneScreenfulAsync();

        // Guess: one phone loses the network before it answers, and its ballot arrives by itself.
        await room.ChooseAsync(Guess);
        await room.OpenVoteAsync();
        await room.Phones[4].AssertSoundAsync();
        await room.Phones[4].OfflineAsync(true);
        foreach (var (index, phone) in room.Phones.Index())
        {
            await WorkshopRoom.GuessAsync(phone, 40 + (10 * index));
        }

        await Assertions.Expect(room.Phones[4].Page.Locator("#status")).ToContainTextAsync("kept on this phone");
        await room.CountedAsync(4);
        await Assertions.Expect(projector.Locator("text=80%")).ToHaveCountAsync(0);
        await room.Phones[4].OfflineAsync(false);
        await WorkshopRoom.ReceivedAsync(room.Phones[4]);
        await room.CountedAsync(5);
        await room.RevealAsync();
        await Assertions.Expect(projector.Locator(".axis-published-text")).ToContainTextAsync("80%");
        await Assertions.Expect(projector.Locator(".figure-words")).ToContainTextAsync("median guess is 60% (n = 5)");
        await room.AssertOneScreenfulAsync();
        await Assertions.Expect(room.Phones[0].Page.Locator("#room")).ToContainTextAsync("Your guess: 40%");
        await room.Phones[0].AssertSoundAsync();

        // Position: that phone sleeps through the whole round, and is in the next one when it wakes.
        await room.Phones[4].OfflineAsync(true);
        await room.ChooseAsync(Position);
        await room.OpenVoteAsync();
        foreach (var (phone, choice) in room.Phones.Zip(["agree", "agree", "disagree", "dont-know"]))
        {
            await WorkshopRoom.TapAsync(phone, choice);
            await WorkshopRoom.ReceivedAsync(phone);
        }

        await room.RevealAsync();
        await Assertions.Expect(projector.Locator(".axis-room-text")).ToContainTextAsync("50%, n = 4");
        await room.AssertOneScreenfulAsync();
        await room.ChooseAsync(Question);
        await room.DoAsync("Open the vote");
        await Assertions.Expect(projector.Locator(".screen-count")).ToBeVisibleAsync();
        await room.Phones[4].OfflineAsync(false);
        await Assertions.Expect(room.Phones[4].Page.Locator("input[value='dont-know']")).ToBeVisibleAsync();

        // Question, twice: vote, discuss, vote again.
        await VoteAsync(room, ["1", "2", "2", "4", "5"]);
        await facilitator.AssertSoundAsync();
        await room.RevealAsync();
        await Assertions.Expect(projector.Locator(".level-bar-count")).ToHaveTextAsync(["1", "2", "0", "1", "1", "0"]);
        await room.AssertOneScreenfulAsync();
        await room.DoAsync("Vote again");
        await VoteAsync(room, ["2", "3", "3", "3", "abstain"]);
        await room.RevealAsync();
        await Assertions.Expect(projector.Locator(".level-bar-count")).ToHaveTextAsync(["0", "1", "3", "0", "0", "0"]);
        await Assertions.Expect(projector.Locator(".level-bar-before")).ToHaveCountAsync(6);
        await room.AssertOneScreenfulAsync();

        var page = facilitator.Page;
        await page.Locator(".agree-level input").Nth(2).CheckAsync();
        await page.FillAsync("#rationale", "Two teams work by it already.");
        await page.FillAsync("#minority", "Sales does not.");
        await Assertions.Expect(page.Locator(".agreement .notice-success")).ToContainTextAsync("Recorded");
        await facilitator.AssertSoundAsync();
        await facilitator.OpenAsync(room.AssessmentAddress + "?theme=inventory");
        Assert.True(await new ChecklistPage(facilitator).IsChosenAsync("initiatives", 3));

        // The end: the code is gone, and the phones are told. From then on a phone has nothing to ask.
        await room.Phones[2].Page.Clock.InstallAsync();
        await room.Phones[2].OpenAsync("/join/room");
        await page.GoBackAsync();
        await facilitator.ReadyAsync();
        await page.ClickAsync("text=Close the workshop");
        await page.ClickAsync("text=Yes, close it");
        await Assertions.Expect(projector.Locator("text=Thank you")).ToBeVisibleAsync();
        await Assertions.Expect(room.Phones[2].Page.Locator("h1")).ToHaveTextAsync("The workshop is over");
        Assert.Empty(await room.Phones[2].AskedWithinAsync("10:00"));
        room.Phones[2].AssertNoProblems();
    }

    [Fact]
    public async Task A_phone_without_script_joins_votes_and_changes_its_mind()
    {
        await using var room = await WorkshopRoom.OpenAsync(fixture.Browser, phones: 0);
        var phone = await room.JoinAsync(new Visit { Width = 360, Height = 740, Script = false });
        await Assertions.Expect(phone.Page.Locator("h1")).ToHaveTextAsync("You are in");
        await room.ChooseAsync(Question);
        await room.DoAsync("Open the vote");

        await Assertions.Expect(room.Projector.Page.Locator(".screen-count")).ToBeVisibleAsync();
        await phone.Page.ClickAsync("text=Show the current question");
        foreach (var choice in new[] { "4", "2" })
        {
            await WorkshopRoom.TapAsync(phone, choice);
            await phone.Page.ClickAsync(".ballot .btn-primary");
            await WorkshopRoom.ReceivedAsync(phone);
        }

        await room.CountedAsync(1);
        Assert.True(await phone.Page.Locator("input[value='2'][name='Input.Choice']").IsCheckedAsync());
        phone.AssertNoProblems();
    }

    [Fact]
    public async Task A_kill_in_mid_round_loses_no_acknowledged_ballot_and_every_screen_comes_back_by_itself()
    {
        await using var room = await WorkshopRoom.OpenAsync(fixture.Browser, phones: 4);
        await room.ChooseAsync(Question);
        await room.OpenVoteAsync();
        foreach (var (phone, choice) in room.Phones.Zip(["2", "3", "4"]))
        {
            await WorkshopRoom.TapAsync(phone, choice);
            await WorkshopRoom.ReceivedAsync(phone);
        }

        foreach (var visitor in room.Phones.Append(room.Facilitator).Append(room.Projector))
        {
            visitor.ServerMayBeAway = true;
        }

        await room.App.KillAsync();
        await WorkshopRoom.TapAsync(room.Phones[3], "5");
        await WorkshopRoom.TapAsync(room.Phones[0], "1");
        await Assertions.Expect(room.Phones[3].Page.Locator("#status")).ToContainTextAsync("kept on this phone");
        await room.App.RestartAsync();

        // Nobody touches anything: both late ballots arrive, and the room counts four.
        await WorkshopRoom.ReceivedAsync(room.Phones[3]);
        await WorkshopRoom.ReceivedAsync(room.Phones[0]);
        await Assertions.Expect(room.Projector.Page.Locator(".screen-count .numeral")).ToHaveTextAsync("4");
        await room.Facilitator.Page.WaitForSelectorAsync("html[data-circuit=open] .round-count");
        await room.RevealAsync();
        await Assertions.Expect(room.Projector.Page.Locator(".level-bar-count")).ToHaveTextAsync(["1", "0", "1", "1", "1", "0"]);
        await Assertions.Expect(room.Phones[1].Page.Locator(".phone-table")).ToBeVisibleAsync();
    }

    private static async Task VoteAsync(WorkshopRoom room, string[] choices)
    {
        foreach (var (phone, choice) in room.Phones.Zip(choices))
        {
            await Assertions.Expect(phone.Page.Locator("#status")).Not.ToContainTextAsync("Received");
            await WorkshopRoom.TapAsync(phone, choice);
            await WorkshopRoom.ReceivedAsync(phone);
        }

        await room.CountedAsync(choices.Length);
    }
}
