using CioCompass.EndToEndTests.Support.Browsers;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Pages;

/// <summary>
/// Every page, in each language, wide and narrow: accessible, quiet in the console, never wider than the window. The colours and the order of
/// things are the same in every language, so that axe looks at a page in one of them: at all of it, wide and narrow, and at its
/// colours in the dark; what words do to its width is measured in each.
/// </summary>
public sealed class PagesTests(BrowserFixture fixture)
{
    private const int Narrow = 320;
    private const int Wide = 1280;
    private const int Height = 900;

    private static readonly string[] Public =
    [
        "/", "/?view=table", "/?audience=consumers", "/statistics/business-social-issues", "/statistics/switch-brands?view=table", "/questions",
        "/account/sign-in", "/join", "/join/ABCD-EFGH", "/join/room",
    ];

    private static readonly string[] SignedIn =
    [
        "/", "/?organisation=nothing", "/assessments", "/assessments/new", "/assessments/import", "{sample}", "{sample}?theme=inventory", "{sample}/results",
        "{sample}/results?view=table", "{sample}/report", "{sample}/report?language=fr", "{sample}/hand-over", "{sample}/upgrade", "/actions",
        "/actions?q=nothing-like-it", "/actions?view=board", "/account", "/admin", "/admin/organisations", "/admin/users",
        "/admin/audit", "/admin/audit?group=workshops", "/admin/backups", "/admin/retention",
        "/admin/content", "/admin/content/questions", "/admin/content/package", "/admin/content/statistics/business-social-issues",
    ];

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("de")]
    public async Task Every_public_page_is_sound(string language)
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address, new Visit { Language = language });
        await AssertSoundAsync(visitor, language, Public);

        visitor.ExpectedStatuses.Add(404);
        await AssertSoundAsync(visitor, language, ["/nothing-here"]);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("de")]
    public async Task Every_page_behind_the_sign_in_is_sound(string language)
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address, new Visit { Language = language });
        await visitor.SignInAsync();
        var sample = (await visitor.Page.Locator("a[href^='/assessments/'][href$='/results']").First.GetAttributeAsync("href"))!.Replace("/results", "");

        await AssertSoundAsync(visitor, language, SignedIn.Select(path => path.Replace("{sample}", sample)));
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("de")]
    public async Task The_share_panel_and_the_page_behind_its_link_are_sound(string language)
    {
        await using var consultant = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address, new Visit { Language = language });
        var link = await SharedLink.MakeAsync(consultant);
        await consultant.AssertSoundAsync();
        await consultant.Page.SetViewportSizeAsync(Narrow, Height);
        await consultant.AssertSoundAsync();

        await using var reader = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address, new Visit { Language = language, Script = false });
        await using var looker = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address, new Visit { Language = language });
        Assert.Equal(200, (await reader.OpenAsync(link)).Status);
        await Assertions.Expect(reader.Page.Locator(".report-question")).ToHaveCountAsync(12);
        await AssertSoundAsync(looker, language, [link]);

        looker.ExpectedStatuses.Add(404);
        await AssertSoundAsync(looker, language, ["/shared/nothing"]);
    }

    private static async Task AssertSoundAsync(Visitor visitor, string language, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            await visitor.Page.SetViewportSizeAsync(Wide, Height);
            await visitor.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
            await visitor.OpenAsync(path);
            await (language == "en" ? visitor.AssertSoundAsync() : visitor.AssertFitsAsync());

            if (language == "en")
            {
                await visitor.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
                await visitor.AssertSoundAsync(rules: AxeRules.Colours);
            }

            await visitor.Page.SetViewportSizeAsync(Narrow, Height);
            await (language == "en" ? visitor.AssertSoundAsync() : visitor.AssertFitsAsync());
        }
    }
}
