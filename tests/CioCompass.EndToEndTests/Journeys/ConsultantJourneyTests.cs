using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Journeys;

/// <summary>From an empty installation to a completed assessment, as the people who do it.</summary>
public sealed class ConsultantJourneyTests(BrowserFixture fixture)
{
    private const string ConsultantPassword = "negen groene bergen wandelen";
    private static readonly string[] Inventory = ["initiatives", "customer-bond", "innovation-technology"];

    [Fact]
    public async Task An_administrator_is_set_up_invites_a_consultant_who_fills_in_and_completes_an_assessment()
    {
        await using var app = await RunningApp.StartAsync(withAdministrator: false);

        var invitation = await SetUpAndInviteAsync(app);

        await using var consultant = await Visitor.ComeAsync(fixture.Browser, app.Address);
        var page = consultant.Page;
        await page.GotoAsync(invitation);
        await page.FillAsync("input[type=password]", ConsultantPassword);
        await page.ClickAsync("main button[type=submit]");
        await page.ArriveAsync("*/assessments");
        await consultant.ReadyAsync();

        var checklist = new ChecklistPage(consultant);
        var address = await checklist.StartAsync("Zorggroep Dijle", "Workshop with the board");

        await AssertLockedAsync(consultant, address);
        await AnswerTheInventoryByKeyboardAsync(consultant, checklist, address);
        await NoteTargetAndEvidenceAsync(consultant, checklist);
        await AnswerTheRestAsync(consultant, checklist, address);
        await CompleteAndReopenAsync(consultant, address);
        consultant.AssertNoProblems();
    }

    private async Task<string> SetUpAndInviteAsync(RunningApp app)
    {
        await using var administrator = await Visitor.ComeAsync(fixture.Browser, app.Address);
        var page = administrator.Page;
        await page.GotoAsync(await SetupLink.ReadAsync(app));
        await page.FillAsync("input[name='Input.Name']", "Ann Peeters");
        await page.FillAsync("input[type=email]", "ann@example.org");
        await page.FillAsync("input[type=password]", RunningApp.AdminPassword);
        await page.ClickAsync("main button[type=submit]");
        await page.ArriveAsync("*/admin/organisations");
        await administrator.ReadyAsync();

        await page.FillAsync("#organisation-name", "Zorggroep Dijle");
        await page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(page.Locator("tbody th")).ToContainTextAsync("Zorggroep Dijle");

        await administrator.OpenAsync("/admin/users");
        await page.FillAsync("#invite-name", "Bram Claes");
        await page.FillAsync("#invite-email", "bram@example.org");
        await page.GetByLabel("Zorggroep Dijle").CheckAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Make the invitation" }).ClickAsync();
        var link = await page.Locator("#invitation-link").InputValueAsync();
        administrator.AssertNoProblems();
        return link;
    }

    private static async Task AssertLockedAsync(Visitor consultant, string address)
    {
        await consultant.OpenAsync($"{address}?theme=culture");

        Assert.True(await consultant.Page.Locator("[data-question=leading-role] input[data-answer='3']").IsDisabledAsync());
        foreach (var key in Inventory)
        {
            Assert.True(await consultant.Page.Locator($"main .notice a[href$='#{key}']").CountAsync() > 0, key);
        }
    }

    /// <summary>Without touching the mouse: Tab to the first question, then single keys.</summary>
    private static async Task AnswerTheInventoryByKeyboardAsync(Visitor consultant, ChecklistPage checklist, string address)
    {
        await consultant.OpenAsync($"{address}?theme=inventory");
        var page = consultant.Page;
        for (var i = 0; i < 40 && !await IsInsideAsync(page, Inventory[0]); i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        foreach (var (index, key) in Inventory.Index())
        {
            Assert.True(await IsInsideAsync(page, key), $"the focus is not in {key}");
            await page.Keyboard.PressAsync($"{index + 2}");
            await checklist.SavedAsync(key);
            Assert.True(await checklist.IsChosenAsync(key, index + 2));
            await page.Keyboard.PressAsync("j");
        }
    }

    private static Task<bool> IsInsideAsync(IPage page, string key) =>
        page.EvaluateAsync<bool>("key => document.activeElement?.closest('[data-question]')?.dataset.question === key", key);

    private static async Task NoteTargetAndEvidenceAsync(Visitor consultant, ChecklistPage checklist)
    {
        var question = checklist.Question("customer-bond");
        await question.Locator("textarea").FillAsync("We know <b>our</b> customers, 1 to 5 of them.");
        await checklist.SavedAsync("customer-bond");
        Assert.True(await checklist.IsChosenAsync("customer-bond", 3), "typing digits into a note must not answer");

        await question.Locator("details.question-more > summary").ClickAsync();
        await question.Locator("select").First.SelectOptionAsync("5");
        await question.Locator("input[type=url]").Last.FillAsync("javascript:alert(1)");
        await consultant.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(question.Locator(".field-error").Filter(new LocatorFilterOptions { HasText = "http" })).ToBeVisibleAsync();
        Assert.Equal("javascript:alert(1)", await question.Locator("input[type=url]").Last.InputValueAsync());
        await question.Locator("input[type=url]").Last.FillAsync("https://example.org/report");
        await consultant.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(question.Locator(".save-state")).ToContainTextAsync("Saved");
    }

    private static async Task AnswerTheRestAsync(Visitor consultant, ChecklistPage checklist, string address)
    {
        foreach (var (theme, keys) in (IEnumerable<(string, string[])>)
        [
            ("culture", ["leading-role", "blurring-functions", "means-and-skills"]),
            ("employees", ["ready-to-transform", "new-role", "dialogue"]),
        ])
        {
            await consultant.OpenAsync($"{address}?theme={theme}");
            foreach (var key in keys)
            {
                await checklist.AnswerAsync(key, 2);
            }
        }

        // What was entered is there when one comes back, and the page opens where the answers stopped.
        await consultant.OpenAsync(address);
        await Assertions.Expect(checklist.Question("new-profiles")).ToBeVisibleAsync();
        await consultant.OpenAsync($"{address}?theme=inventory");
        Assert.Equal("We know <b>our</b> customers, 1 to 5 of them.", await checklist.Question("customer-bond").Locator("textarea").InputValueAsync());
    }

    private static async Task CompleteAndReopenAsync(Visitor consultant, string address)
    {
        var page = consultant.Page;
        await consultant.OpenAsync($"{address}?theme=empathy");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Complete" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-question=new-profiles] input[data-answer='3']")).ToBeDisabledAsync();

        await consultant.OpenAsync($"{address}/results");
        var results = await page.InnerTextAsync("main");
        Assert.Contains("Innovation culture", results, StringComparison.Ordinal);

        await consultant.OpenAsync(address);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Reopen" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-question] input[data-answer='3']").First).ToBeEnabledAsync();
    }
}
