using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Journeys;

/// <summary>A consultant gives an assessment away: as a file that is taken in again, and for good.</summary>
public sealed class HandOverJourneyTests(BrowserFixture fixture)
{
    [Fact]
    public async Task An_export_is_imported_unchanged_and_the_assessment_is_handed_over_and_purged()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, app.Address);
        var page = visitor.Page;
        await visitor.SignInAsync();
        var sample = (await page.Locator("a[href^='/assessments/'][href$='/results']").First.GetAttributeAsync("href"))!.Replace("/results", "");

        var file = await DownloadAsync(page, () => page.EvaluateAsync($"() => {{ const a = document.createElement('a'); a.href = '{sample}/report.json'; a.download = ''; document.body.append(a); a.click(); a.remove(); }}"));
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Import", Exact = true }).ClickAsync();
        // The address changes before the static page behind it is there.
        await Assertions.Expect(page.Locator("#file")).ToBeVisibleAsync();
        await visitor.AssertSoundAsync();
        await page.SetInputFilesAsync("#file", file);
        await page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(page.Locator("main [role=status]")).ToContainTextAsync("nothing has changed");

        await visitor.OpenAsync(sample);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "More" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Menuitem)).ToHaveCountAsync(2);
        await visitor.AssertSoundAsync(page.Locator(".menu-popover"));
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Menuitem)).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "More" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Menuitem, new PageGetByRoleOptions { Name = "Hand over" }).ClickAsync();
        var make = page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Make the pack" });
        await Assertions.Expect(make).ToBeVisibleAsync();
        await visitor.AssertSoundAsync();
        await make.ClickAsync();
        var pack = await DownloadAsync(page, () => page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Download the pack" }).ClickAsync());
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(pack, TestContext.Current.CancellationToken)));
        await Assertions.Expect(page.Locator(".hand-over-hash")).ToHaveTextAsync(hash);

        var name = page.Locator("#typed");
        await name.FillAsync("Somebody else");
        await visitor.AssertSoundAsync();
        await RemoveAsync(page);
        await Assertions.Expect(page.Locator("#typed-error")).ToContainTextAsync("not the name");
        await name.FillAsync((await page.Locator("label[for=typed]").InnerTextAsync()).Split(": ")[1]);
        await RemoveAsync(page);
        await Assertions.Expect(page.Locator(".hand-over-counts dd").First).ToHaveTextAsync("12");
        await visitor.AssertSoundAsync();

        visitor.ExpectedStatuses.Add(404);
        Assert.Equal(404, (await page.GotoAsync(app.Address + sample))!.Status);
        visitor.AssertNoProblems();
    }

    private static Task RemoveAsync(IPage page) =>
        page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Remove for good" }).ClickAsync();

    private static async Task<string> DownloadAsync(IPage page, Func<Task> click)
    {
        var download = await page.RunAndWaitForDownloadAsync(click);
        var file = Path.Combine(Path.GetTempPath(), "ciocompass-e2e", Guid.NewGuid().ToString("N") + Path.GetExtension(download.SuggestedFilename));
        await download.SaveAsAsync(file);
        return file;
    }
}
