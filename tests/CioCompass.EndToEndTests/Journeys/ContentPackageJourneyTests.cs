using System.Text.Json.Nodes;
using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Journeys;

/// <summary>An administrator takes in content that was edited elsewhere, while a draft here says something else.</summary>
public sealed class ContentPackageJourneyTests(BrowserFixture fixture)
{
    private const string Content = "/admin/content";

    [Fact]
    public async Task A_changed_export_becomes_drafts_a_different_draft_stays_and_twice_changes_nothing()
    {
        await using var app = await RunningApp.StartAsync();
        await using var administrator = await Visitor.ComeAsync(fixture.Browser, app.Address);
        await administrator.SignInAsync(to: Content);
        var page = administrator.Page;
        var file = await ChangedAsync(await ExportAsync(page));

        administrator.ExpectedStatuses.Add(400);
        await page.GetByRole(AriaRole.Link, new() { Name = "Import content" }).ClickAsync();
        await page.ArriveAsync("*/admin/content/package");
        await SendAsync(page, await WriteAsync("{ \"format\": \"something else\" "));
        await Assertions.Expect(page.Locator("main [role=alert], main .notice-error").First).ToBeVisibleAsync();
        await administrator.AssertSoundAsync();

        await TitleAsync(administrator, "Our own title");
        await ImportAsync(administrator, file);
        await Assertions.Expect(page.Locator("main [role=status]")).ToContainTextAsync("Some drafts here say something else");
        await Assertions.Expect(page.Locator("main [role=status]")).ToContainTextAsync("Left as they are: 1");
        await Assertions.Expect(page.Locator("main [role=status]")).ToContainTextAsync("Drafts made: 1");
        await administrator.AssertSoundAsync();
        await page.SetViewportSizeAsync(320, 900);
        await administrator.AssertSoundAsync();
        await page.SetViewportSizeAsync(1280, 900);

        // The page before is ready as well: ask when the next one is there.
        await page.GetByRole(AriaRole.Link, new() { Name = "Headline from elsewhere" }).ClickAsync();
        await page.ArriveAsync("*/admin/content/statistics/*");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true })).ToBeVisibleAsync();
        await administrator.ReadyAsync();
        await ConfirmAsync(page, "Publish");
        await Assertions.Expect(page.Locator(".draft-message")).ToContainTextAsync("Version 3 of this figure is published.");
        await administrator.OpenAsync(Content);
        await page.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Discard draft" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Discard draft" }).ClickAsync();
        await Assertions.Expect(page.Locator(".draft-message")).ToContainTextAsync("The draft is discarded.");

        await ImportAsync(administrator, file);
        await Assertions.Expect(page.Locator("main [role=status]")).ToContainTextAsync("Drafts made: 1");
        await ImportAsync(administrator, file);
        await Assertions.Expect(page.Locator("main [role=status]")).ToContainTextAsync("nothing has changed");

        await administrator.OpenAsync(Content + "/questions");
        await Assertions.Expect(page.Locator(".change-list").First).ToContainTextAsync("Title from elsewhere");
        await ConfirmAsync(page, "Publish");
        await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync("Version 3 is published.");
        administrator.AssertNoProblems();
    }

    private static async Task<string> ExportAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Export what is published" }).ClickAsync());
        return await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }

    /// <summary>As the other installation would write it: another title of the set, another headline of the first figure.</summary>
    private static Task<string> ChangedAsync(string export)
    {
        var package = JsonNode.Parse(export)!;
        package["questionSet"]!["content"]!["title"]!["en"] = "Title from elsewhere";
        package["statistics"]![0]!["content"]!["headline"]!["en"] = "Headline from elsewhere";
        return WriteAsync(package.ToJsonString());
    }

    private static async Task<string> WriteAsync(string json)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "ciocompass-e2e"));
        var file = Path.Combine(folder.FullName, Guid.NewGuid().ToString("N") + ".json");
        await File.WriteAllTextAsync(file, json, TestContext.Current.CancellationToken);
        return file;
    }

    private static async Task ImportAsync(Visitor administrator, string file)
    {
        await administrator.OpenAsync(Content + "/package");
        await SendAsync(administrator.Page, file);
    }

    private static async Task SendAsync(IPage page, string file)
    {
        await page.SetInputFilesAsync("#file", file);
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
    }

    private static async Task TitleAsync(Visitor administrator, string title)
    {
        var page = administrator.Page;
        await administrator.OpenAsync(Content + "/questions");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin a draft" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit “Title and context of the role”" }).ClickAsync();
        await page.FillAsync("#title-en", title);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.Locator(".draft-bar [role=status]")).ToContainTextAsync("Saved at");
    }

    private static async Task ConfirmAsync(IPage page, string what)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = what, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = what, Exact = true }).ClickAsync();
    }
}
