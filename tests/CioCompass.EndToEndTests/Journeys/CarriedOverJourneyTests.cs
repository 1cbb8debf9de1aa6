using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Journeys;

/// <summary>A year later: what was carried over is hollow until it is confirmed, by a key, by a tap, or by a workshop.</summary>
public sealed class CarriedOverJourneyTests(BrowserFixture fixture)
{
    [Fact]
    public async Task What_was_carried_over_is_confirmed_by_one_key_by_a_tap_or_by_another_level()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, app.Address);
        await visitor.SignInAsync();
        var checklist = new ChecklistPage(visitor);
        var address = await StartCopyAsync(visitor, checklist);

        await visitor.OpenAsync($"{address}/results");
        await Assertions.Expect(visitor.Page.Locator("main .lede").First).ToContainTextAsync("11 of 12 carried over, not reassessed.");
        await Assertions.Expect(visitor.Page.Locator(".heat-carried.heat-now")).ToHaveCountAsync(11);
        await Assertions.Expect(visitor.Page.Locator("#movers-title")).ToContainTextAsync("Nothing reassessed since");
        await visitor.AssertSoundAsync();

        await visitor.OpenAsync($"{address}?theme=inventory");
        var first = checklist.Question("initiatives");
        await first.Locator("input[type=radio]:checked").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("c");
        await Assertions.Expect(first.Locator(".carried-note")).ToHaveCountAsync(0);
        await checklist.SavedAsync("initiatives");
        Assert.True(await first.EvaluateAsync<bool>("card => card.contains(document.activeElement)"));
        Assert.False(await first.Locator("input[type=checkbox]").IsCheckedAsync());

        // The key of the level that is there already says the same.
        await checklist.Question("customer-bond").Locator("input[type=radio]:checked").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("3");
        await Assertions.Expect(checklist.Question("customer-bond").Locator(".carried-note")).ToHaveCountAsync(0);
        await checklist.AnswerAsync("innovation-technology", 5);
        await Assertions.Expect(checklist.Question("innovation-technology").Locator(".carried-note")).ToHaveCountAsync(0);
        await visitor.AssertSoundAsync();

        await visitor.OpenAsync($"{address}/results");
        await Assertions.Expect(visitor.Page.Locator("main .lede").First).ToContainTextAsync("8 of 12 carried over, not reassessed.");
        await Assertions.Expect(visitor.Page.Locator("#movers-title")).ToContainTextAsync("1 up, 0 down");
        await Assertions.Expect(visitor.Page.Locator("[aria-labelledby=movers-title]")).ToContainTextAsync("Unchanged: 2. Carried over, not reassessed: 8.");
        await visitor.AssertSoundAsync();
    }

    [Fact]
    public async Task On_a_phone_the_button_is_as_wide_as_the_question_and_the_focus_stays_in_it()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, app.Address, Visit.Phone);
        await visitor.SignInAsync();
        var checklist = new ChecklistPage(visitor);
        await StartCopyAsync(visitor, checklist);
        var question = checklist.Question("initiatives");
        var button = question.Locator("[data-confirm]");
        var (box, note) = ((await button.BoundingBoxAsync())!, (await question.Locator(".carried-note").BoundingBoxAsync())!);
        Assert.True(box.Width > 0.85 * note.Width, $"{box.Width} of {note.Width} px");
        Assert.True(box.Height >= 44, $"{box.Height} px");

        await button.ClickAsync();

        await Assertions.Expect(question.Locator(".carried-note")).ToHaveCountAsync(0);
        Assert.True(await question.EvaluateAsync<bool>("card => card.contains(document.activeElement)"));
        await visitor.AssertSoundAsync();
    }

    [Fact]
    public async Task A_vote_without_an_agreement_is_named_before_the_workshop_is_closed_and_a_changed_agreement_is_marked()
    {
        await using var room = await WorkshopRoom.OpenAsync(fixture.Browser, phones: 3);
        await room.ChooseAsync(2);
        await room.OpenVoteAsync();
        foreach (var (phone, choice) in room.Phones.Zip(["1", "1", "5"]))
        {
            await WorkshopRoom.TapAsync(phone, choice);
            await WorkshopRoom.ReceivedAsync(phone);
        }

        await room.RevealAsync();
        var page = room.Facilitator.Page;
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Close the workshop" }).ClickAsync();
        await Assertions.Expect(page.Locator(".close-dissents a")).ToHaveCountAsync(1);
        await room.Facilitator.AssertSoundAsync();

        await page.Locator(".close-dissents a").ClickAsync();
        await Assertions.Expect(page.Locator("[role=alertdialog]")).ToHaveCountAsync(0);
        await page.Locator(".agree-level", new PageLocatorOptions { HasText = "1 ·" }).ClickAsync();
        await Assertions.Expect(page.Locator(".agreement .notice-success")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".agenda-state .tag", new PageLocatorOptions { HasText = "No agreement yet" })).ToHaveCountAsync(0);

        await room.Facilitator.OpenAsync($"{room.AssessmentAddress}?theme=inventory");
        var checklist = new ChecklistPage(room.Facilitator);
        await checklist.AnswerAsync("initiatives", 5);
        await Assertions.Expect(checklist.Question("initiatives").Locator(".agreement-changed")).ToContainTextAsync("agreed level 1, now level 5");
        await room.Facilitator.AssertSoundAsync();

        await room.Facilitator.OpenAsync($"{room.AssessmentAddress}/results");
        await Assertions.Expect(page.Locator("[aria-labelledby=room-title] .agreement-changed")).ToContainTextAsync("agreed level 1, now level 5");
        await Assertions.Expect(page.Locator(".heat-agreed")).ToHaveCountAsync(1);
        await room.Facilitator.AssertSoundAsync();
    }

    /// <summary>An assessment with the answers of the sample's first one, on its first theme.</summary>
    private static async Task<string> StartCopyAsync(Visitor visitor, ChecklistPage checklist)
    {
        await visitor.OpenAsync("/assessments/new");
        var organisation = (await visitor.Page.Locator("#organisation option").Last.InnerTextAsync()).Trim();
        return await checklist.StartAsync(organisation, "Two years on", copyOf: "One year on");
    }
}
