using CioCompass.Core.Text;
using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Journeys;

/// <summary>An administrator who rearranges the questions and the texts on the role, with the keyboard alone where the mouse would do.</summary>
public sealed class ContentOrderJourneyTests(BrowserFixture fixture)
{
    private const string Draft = "/admin/content/questions";

    [Fact]
    public async Task A_question_moves_to_another_theme_and_the_upgrade_of_a_running_assessment_names_it()
    {
        await using var app = await RunningApp.StartAsync();
        await using var administrator = await Visitor.ComeAsync(fixture.Browser, app.Address);
        await administrator.SignInAsync(to: "/admin/organisations");
        var page = administrator.Page;
        await page.FillAsync("#organisation-name", "Zorggroep Dijle");
        await page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(page.Locator("tbody th")).ToContainTextAsync("Zorggroep Dijle");
        var checklist = new ChecklistPage(administrator);
        var running = await checklist.StartAsync("Zorggroep Dijle", "Running");
        await checklist.AnswerAsync("initiatives", 3);

        await administrator.OpenAsync(Draft);
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin a draft" }).ClickAsync();
        await MoveAsync(administrator);
        await RearrangeAsync(administrator);

        await administrator.OpenAsync($"{Draft}/preview");
        await Assertions.Expect(page.Locator(".role")).ToContainTextAsync("Something new");
        await administrator.OpenAsync(Draft);
        await Assertions.Expect(page.Locator(".change-list").First).ToContainTextAsync("The paragraphs on the context of the role stand in another order.");
        await administrator.AssertSoundAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync("Version 3 is published.");

        await administrator.OpenAsync(running + "/upgrade");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("from theme “Inventory of the role of IT” to theme “Employee satisfaction”");
        await administrator.AssertSoundAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Change over to version 3" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"{running}(\\?.*)?$"));
        await administrator.OpenAsync(running + "?theme=employees");
        Assert.True(await checklist.IsChosenAsync("initiatives", 3));
        administrator.AssertNoProblems();
    }

    private static async Task MoveAsync(Visitor administrator)
    {
        var page = administrator.Page;
        var move = page.GetByRole(AriaRole.Button, new() { Name = "Move to another theme: “Which initiatives" });
        await move.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog.Locator("input").First).ToBeCheckedAsync();
        await administrator.AssertSoundAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);

        await move.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(dialog.Locator("input").First).ToBeCheckedAsync();

        // The dialog takes the focus for itself once it is there, which may be after the first key.
        await Patience.UntilAsync(async () =>
        {
            await dialog.Locator("input").First.PressAsync("ArrowDown");
            return await dialog.Locator("input").Nth(1).IsCheckedAsync();
        });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Move", Exact = true }).PressAsync("Enter");

        await Assertions.Expect(page.Locator(".draft-message")).ToContainTextAsync("now stands at the end of");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Move up “Which initiatives" })).ToBeFocusedAsync();
        await administrator.AssertSoundAsync();
    }

    private static async Task RearrangeAsync(Visitor administrator)
    {
        var page = administrator.Page;
        await administrator.OpenAsync($"{Draft}/set");
        await page.GetByRole(AriaRole.Button, new() { Name = "Move up “Context of the role 2”" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove “Context of the role 1”" })).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove “Context of the role 3”" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove “Context of the role 3”" })).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a paragraph" }).ClickAsync();
        await Assertions.Expect(page.Locator("#role-context textarea[lang=nl]").Last).ToBeFocusedAsync();
        await page.Locator("#role-context textarea[lang=nl]").Last.FillAsync("Iets nieuws");
        await page.Locator("#role-context textarea[lang=en]").Last.FillAsync("Something new");
        await administrator.AssertSoundAsync();
        await SaveAsync(page);

        await administrator.OpenAsync(Draft);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("Context of the role \\d+ \\(Français.*\\): not filled in") }).ClickAsync();
        await Assertions.Expect(page.Locator("#role-context textarea[lang=fr]").Last).ToBeFocusedAsync();
        foreach (var language in Languages.Codes.Skip(2))
        {
            await page.Locator($"#role-context textarea[lang={language}]").Last.FillAsync($"New ({language})");
        }

        await SaveAsync(page);
    }

    private static async Task SaveAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.Locator(".draft-bar [role=status]")).ToContainTextAsync("Saved at");
    }
}
