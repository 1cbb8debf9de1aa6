using CioCompass.Core.Text;
using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Journeys;

/// <summary>An administrator who changes the questions while an assessment is running.</summary>
public sealed class ContentJourneyTests(BrowserFixture fixture)
{
    private const string Draft = "/admin/content/questions";
    private const string New = "Which initiative do you stop?";

    [Fact]
    public async Task Questions_are_edited_in_three_languages_and_published_while_a_running_assessment_keeps_its_own()
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

        await BeginAndEditAsync(administrator);
        await AddAsync(administrator);
        await PreviewAsync(administrator);
        await PublishAsync(administrator);

        await using var reader = await Visitor.ComeAsync(fixture.Browser, app.Address, new Visit { Language = "fr" });
        await reader.OpenAsync("/questions");
        await Assertions.Expect(reader.Page.Locator("main")).ToContainTextAsync("Quelles initiatives comptent ?");

        await administrator.OpenAsync(running);
        await Assertions.Expect(checklist.Question("initiatives")).ToContainTextAsync("Which initiatives and challenges do you see");
        Assert.True(await checklist.IsChosenAsync("initiatives", 3));
        await page.GetByRole(AriaRole.Link, new() { Name = "See what changes" }).ClickAsync();
        await Assertions.Expect(page.Locator(".change-list")).ToContainTextAsync("Which initiatives count?");
        await Assertions.Expect(page.Locator(".change-list")).ToContainTextAsync(New);
        await administrator.AssertSoundAsync();

        await checklist.StartAsync("Zorggroep Dijle", "New");
        await Assertions.Expect(checklist.Question("initiatives")).ToContainTextAsync("Which initiatives count?");
        await Assertions.Expect(checklist.Question("which-initiative-do-you-stop")).ToContainTextAsync(New);
        administrator.AssertNoProblems();
    }

    [Fact]
    public async Task A_figure_of_ones_own_is_published_with_its_source_corrected_and_withdrawn()
    {
        await using var app = await RunningApp.StartAsync();
        await using var administrator = await Visitor.ComeAsync(fixture.Browser, app.Address);
        await administrator.SignInAsync(to: "/admin/content");
        var page = administrator.Page;
        await page.FillAsync("#figure-add", "Few know their data");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await page.ArriveAsync("*/admin/content/statistics/few-know-their-data");
        await administrator.AssertSoundAsync();

        await page.FillAsync("#figure-percentage", "37");
        foreach (var field in new[] { "headline", "subject", "statement", "audiencelabel", "base", "verificationnote" })
        {
            foreach (var language in Languages.Codes)
            {
                await page.FillAsync($"#figure-{field}-{language}", $"Our {field} ({language})");
            }
        }

        await SaveAsync(page);
        await PublishStatisticAsync(page, isConfirmed: false);
        await Assertions.Expect(page.Locator(".draft-message")).ToContainTextAsync("not complete yet");
        await page.GetByRole(AriaRole.Link, new() { Name = "Publisher: not filled in" }).ClickAsync();
        await page.FillAsync("#figure-publisher", "Own Research");
        await page.FillAsync("#figure-sourcetitle", "Staff survey");
        await SaveAsync(page);
        await PublishStatisticAsync(page);
        await Assertions.Expect(page.Locator(".draft-message")).ToContainTextAsync("Version 1 of this figure is published.");

        await using var reader = await Visitor.ComeAsync(fixture.Browser, app.Address, new Visit { Language = "fr" });
        await reader.OpenAsync("/");
        await Assertions.Expect(reader.Page.Locator("#few-know-their-data")).ToContainTextAsync("Our headline (fr)");
        await Assertions.Expect(reader.Page.Locator("#few-know-their-data")).ToContainTextAsync("Own Research, Staff survey");

        await page.GetByRole(AriaRole.Button, new() { Name = "Begin a draft" }).ClickAsync();
        await page.CheckAsync("#figure-withdrawn");
        await SaveAsync(page);
        await PublishStatisticAsync(page);
        await Assertions.Expect(page.Locator(".draft-message")).ToContainTextAsync("Version 2 of this figure is published.");
        await reader.OpenAsync("/");
        await Assertions.Expect(reader.Page.Locator("#few-know-their-data")).ToHaveCountAsync(0);
        await reader.OpenAsync("/statistics/few-know-their-data");
        await Assertions.Expect(reader.Page.Locator("main")).ToContainTextAsync("Ce chiffre a été retiré");
        await reader.AssertSoundAsync();
        administrator.AssertNoProblems();
    }

    private static async Task PublishStatisticAsync(IPage page, bool isConfirmed = true)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        if (isConfirmed)
        {
            await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        }
    }

    private static async Task BeginAndEditAsync(Visitor administrator)
    {
        var page = administrator.Page;
        await administrator.OpenAsync("/admin/content");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin a draft" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit “Which initiatives" }).ClickAsync();
        await page.FillAsync("#text-nl", "Welke initiatieven tellen?");
        await page.FillAsync("#text-en", "Which initiatives count?");
        await page.FillAsync("#text-fr", "Quelles initiatives comptent ?");
        await administrator.AssertSoundAsync();
        await SaveAsync(page);
    }

    private static async Task AddAsync(Visitor administrator)
    {
        var page = administrator.Page;
        await administrator.OpenAsync(Draft);
        await page.SelectOptionAsync("#add-where", "inventory");
        await page.FillAsync("#add-text", New);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await page.ArriveAsync($"*{Draft}/which-initiative-do-you-stop");

        await administrator.OpenAsync(Draft);
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync("not complete yet");
        await page.SetViewportSizeAsync(320, 900);
        await administrator.AssertSoundAsync();
        await page.SetViewportSizeAsync(1280, 900);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Question \\(Nederlands, Français.*\\): not filled in") }).ClickAsync();
        await Assertions.Expect(page.Locator("#text-nl")).ToBeFocusedAsync();
        foreach (var field in await page.Locator(".draft-text textarea").AllAsync())
        {
            if ((await field.InputValueAsync()).Length == 0)
            {
                await field.FillAsync($"Text of {await field.GetAttributeAsync("id")}");
            }
        }

        await SaveAsync(page);
    }

    private static async Task PreviewAsync(Visitor administrator)
    {
        var page = administrator.Page;
        await administrator.OpenAsync($"{Draft}/preview");
        foreach (var (language, words) in new[] { ("Nederlands", "Welke initiatieven tellen?"), ("Français", "Quelles initiatives comptent ?") })
        {
            await page.GetByRole(AriaRole.Link, new() { Name = language, Exact = true }).ClickAsync();
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words);
        }

        await administrator.AssertSoundAsync();
    }

    private static async Task PublishAsync(Visitor administrator)
    {
        var page = administrator.Page;
        await administrator.OpenAsync("/admin/content");
        await administrator.AssertSoundAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync("Version 3 is published.");
    }

    private static async Task SaveAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.Locator(".draft-bar [role=status]")).ToContainTextAsync("Saved at");
    }
}
