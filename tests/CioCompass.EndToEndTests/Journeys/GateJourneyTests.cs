using CioCompass.EndToEndTests.Support.Browsers;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Journeys;

/// <summary>A room that agrees "don't know" on every question of the first theme, and both ways on from there.</summary>
public sealed class GateJourneyTests(BrowserFixture fixture)
{
    private const int DontKnow = 5;
    private const string Reason = "The owner of the inventory is ill; the board meets tomorrow.";
    private const string Early = "filled in before the inventory was complete";
    private static readonly string[] Inventory = ["initiatives", "customer-bond", "innovation-technology"];

    [Fact]
    public async Task Three_agreed_dont_knows_name_themselves_and_the_rest_opens_with_a_level_or_with_a_reason_that_can_be_taken_back()
    {
        await using var room = await WorkshopRoom.OpenAsync(fixture.Browser, phones: 3);
        var (facilitator, page) = (room.Facilitator, room.Facilitator.Page);
        foreach (var key in Inventory)
        {
            await AgreeOnDontKnowAsync(room, key);
        }

        // The agenda does not say "agreed" and "locked" in one breath: it says what was agreed, and what the rest waits for.
        var agenda = page.Locator(".agenda");
        await Assertions.Expect(agenda.Locator(".tag-caution")).ToHaveTextAsync(Enumerable.Repeat("Agreed: Don’t know", 3));
        await Assertions.Expect(agenda).ToContainTextAsync("opens once");
        await Assertions.Expect(agenda).Not.ToContainTextAsync("Locked");
        await Assertions.Expect(page.Locator(".gate-missing li")).ToHaveCountAsync(3);

        // First way on: vote again, and agree on a level.
        await ChooseAsync(page, "leading-role");
        await Assertions.Expect(page.Locator(".round-actions button", new() { HasTextString = "Open the vote" })).ToBeDisabledAsync();
        await facilitator.AssertSoundAsync();
        await page.Locator(".gate-missing li").First.GetByText("Vote again").ClickAsync();
        await room.DoAsync("Vote again");
        await VoteAsync(room, ["3", "3", "4"]);
        await room.RevealAsync();
        await page.Locator(".agree-level input").Nth(2).CheckAsync();
        await Assertions.Expect(page.Locator(".agreement .notice-success")).ToBeVisibleAsync();
        await Assertions.Expect(agenda.Locator(".tag-caution")).ToHaveCountAsync(2);

        // Second way on: with a reason, on the console.
        await ChooseAsync(page, "leading-role");
        await Assertions.Expect(page.Locator(".gate-missing li")).ToHaveCountAsync(2);
        await page.ClickAsync(".gate-panel summary");
        await page.FillAsync("#gate-reason", Reason);
        await page.ClickAsync(".gate-panel button[type=submit]");
        await Assertions.Expect(page.Locator(".gate-panel")).ToContainTextAsync(Reason);
        await Assertions.Expect(page.Locator(".gate-panel h3")).ToBeFocusedAsync();
        await facilitator.AssertSoundAsync();
        await room.OpenVoteAsync();
        await VoteAsync(room, ["2", "2", "3"]);
        await room.RevealAsync();
        await page.Locator(".agree-level input").Nth(1).CheckAsync();
        await Assertions.Expect(page.Locator(".agreement .notice-success")).ToBeVisibleAsync();

        // It stands in results and report, and in what an outsider is given.
        await AssertSaidAsync(facilitator, room.AssessmentAddress);

        // Taken back on the checklist: the theme waits again, and what was filled in stays with its mark.
        var checklist = new ChecklistPage(facilitator);
        await facilitator.OpenAsync(room.AssessmentAddress + "?theme=culture");
        await Assertions.Expect(page.Locator(".gate-panel")).ToContainTextAsync(Reason);
        await Assertions.Expect(checklist.Question("leading-role")).ToContainTextAsync("Filled in before the inventory was complete");
        await page.ClickAsync("text=Take the opening back");
        await Assertions.Expect(page.Locator(".gate-missing li")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".gate-panel h3")).ToBeFocusedAsync();
        await facilitator.AssertSoundAsync();
        Assert.True(await checklist.Question("leading-role").Locator("input[data-answer='3']").IsDisabledAsync());
        Assert.True(await checklist.IsChosenAsync("leading-role", 2));

        // The other way on, on the checklist: each named question leads to itself, and with a level for each the rest is open.
        foreach (var key in Inventory.Skip(1))
        {
            await page.ClickAsync($".gate-missing a[href$='#{key}']");
            await checklist.AnswerAsync(key, 3);
            await facilitator.OpenAsync(room.AssessmentAddress + "?theme=culture");
        }

        await Assertions.Expect(page.Locator(".gate-panel")).ToHaveCountAsync(0);
        await checklist.AnswerAsync("leading-role", 3);
        await Assertions.Expect(checklist.Question("leading-role")).Not.ToContainTextAsync("before the inventory");
        facilitator.AssertNoProblems();
    }

    private static async Task AssertSaidAsync(Visitor facilitator, string assessment)
    {
        var page = facilitator.Page;
        await facilitator.OpenAsync($"{assessment}/results");
        await Assertions.Expect(page.Locator(".results > .notice-caution")).ToContainTextAsync(Reason);
        await Assertions.Expect(page.Locator(".heat-flags", new() { HasTextString = Early })).ToHaveCountAsync(1);
        await facilitator.AssertSoundAsync();
        await facilitator.OpenAsync($"{assessment}/report");
        await Assertions.Expect(page.Locator(".report-cover")).ToContainTextAsync(Early);
        await Assertions.Expect(page.Locator(".report-cover")).ToContainTextAsync(Reason);
        await facilitator.AssertSoundAsync();
        await page.GoBackAsync();
        await page.GoBackAsync();
        await facilitator.ReadyAsync();
    }

    private static async Task AgreeOnDontKnowAsync(WorkshopRoom room, string key)
    {
        var page = room.Facilitator.Page;
        await ChooseAsync(page, key);
        await room.OpenVoteAsync();
        await VoteAsync(room, ["1", "3", "5"]);
        await room.RevealAsync();
        await page.Locator(".agree-level input").Nth(DontKnow).CheckAsync();
        await Assertions.Expect(page.Locator(".agreement .notice-success")).ToBeVisibleAsync();
    }

    private static async Task ChooseAsync(IPage page, string key)
    {
        var item = page.Locator($".agenda a[data-subject='{key}']").Last;
        await item.ClickAsync();
        await Assertions.Expect(item).ToHaveAttributeAsync("aria-current", "true");
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
