using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Journeys;

/// <summary>From a gap to an action, to the plan, to the next assessment's results.</summary>
public sealed class ActionJourneyTests(BrowserFixture fixture)
{
    private const string Title = "Give every initiative an owner";

    [Fact]
    public async Task An_action_made_from_a_gap_is_done_in_the_plan_and_told_in_the_next_results()
    {
        await using var app = await RunningApp.StartAsync();
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, app.Address);
        var page = visitor.Page;
        await visitor.SignInAsync(to: "/admin/organisations");
        await page.FillAsync("#organisation-name", "Dijle");
        await page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(page.Locator("tbody th")).ToContainTextAsync("Dijle");
        var checklist = new ChecklistPage(visitor);
        var first = await checklist.StartAsync("Dijle", "This year");
        var question = checklist.Question("initiatives");
        await checklist.AnswerAsync("initiatives", 2);
        await question.Locator("details.question-more > summary").ClickAsync();
        await question.Locator("select").First.SelectOptionAsync("4");
        await checklist.SavedAsync("initiatives");

        await MakeFromTheGapAsync(visitor, first);
        await FinishInThePlanAsync(visitor);

        // The next assessment carries this one's answers over; the question is one level up.
        var next = await checklist.StartAsync("Dijle", "Next year", copyOf: "This year");
        await checklist.AnswerAsync("initiatives", 3);
        await visitor.OpenAsync($"{next}/results");
        var became = page.Locator("section[aria-labelledby=became-title]");
        await Assertions.Expect(became.Locator("h2")).ToContainTextAsync("1 done, 0 still open, 0 dropped");
        await Assertions.Expect(became.Locator("li")).ToContainTextAsync("level 2 → level 3");
        await visitor.AssertSoundAsync();
    }

    [Fact]
    public async Task A_card_moves_on_the_board_and_a_deleted_action_comes_back_by_keyboard()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, app.Address);
        var page = visitor.Page;
        await visitor.SignInAsync(to: "/actions");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Board", Exact = true }).ClickAsync();
        await page.ArriveAsync("*/actions?view=board");
        var columns = page.Locator(".board-column");
        var card = columns.Nth(0).Locator(".board-card").First;
        var title = await card.Locator("h3").InnerTextAsync();

        await card.Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await visitor.AssertSoundAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(columns.Nth(1)).ToContainTextAsync(title);
        var undo = page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Undo" });
        await Assertions.Expect(undo).ToBeFocusedAsync();
        await visitor.AssertSoundAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(columns.Nth(0)).ToContainTextAsync(title);
        await Assertions.Expect(undo).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();

        await visitor.OpenAsync("/actions");
        var row = page.Locator(".action-row", new PageLocatorOptions { HasTextString = title });
        await row.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Delete" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await Assertions.Expect(undo).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(row).ToHaveCountAsync(1);
        visitor.AssertNoProblems();
    }

    /// <summary>By keyboard: the form takes the focus and gives it back to the button that opened it.</summary>
    private static async Task MakeFromTheGapAsync(Visitor visitor, string assessment)
    {
        var page = visitor.Page;
        await visitor.OpenAsync($"{assessment}/results");
        var gap = page.Locator("[aria-labelledby=gaps-title] .question-actions");
        await gap.GetByRole(AriaRole.Button).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(gap.GetByLabel("Action", new LocatorGetByLabelOptions { Exact = true })).ToBeFocusedAsync();
        await visitor.AssertSoundAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(Title);
        await gap.GetByLabel("Due").FillAsync("2020-01-01");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(gap.GetByRole(AriaRole.Link)).ToHaveTextAsync(Title);
        await Assertions.Expect(gap.Locator(".action-form")).ToHaveCountAsync(0);
        await Assertions.Expect(gap.GetByRole(AriaRole.Button)).ToBeFocusedAsync();
        await gap.GetByRole(AriaRole.Link).ClickAsync();
    }

    private static async Task FinishInThePlanAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await page.ArriveAsync("*/actions?assessment=*");
        await Assertions.Expect(page.Locator(".action-group h2")).ToHaveTextAsync("Overdue");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "done", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".action-said")).ToHaveTextAsync("Saved: done");
        await Assertions.Expect(page.Locator(".lede")).ToHaveTextAsync("Everything here is done or dropped.");
    }
}
