using Microsoft.Playwright;

namespace CioCompass.EndToEndTests;

/// <summary>Every page, in each language, light and dark, wide and narrow: accessible, quiet in the console, never wider than the window.</summary>
public sealed class PagesTests(BrowserFixture fixture)
{
    private static readonly string[] Public =
    [
        "/", "/?view=table", "/?audience=consumers", "/statistics/business-social-issues", "/statistics/switch-brands?view=table", "/questions",
        "/account/sign-in",
    ];

    private static readonly string[] SignedIn =
    [
        "/", "/assessments", "/assessments/new", "/assessments/{sample}", "/assessments/{sample}?theme=inventory", "/assessments/{sample}/results",
        "/assessments/{sample}/results?view=table", "/account", "/admin/organisations", "/admin/users",
    ];


    public static IEnumerable<TheoryDataRow<string, ColorScheme, int>> Ways() =>
        from language in (string[])["nl", "en", "fr"]
        from scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark]
        from width in (int[])[1280, 360]
        select new TheoryDataRow<string, ColorScheme, int>(language, scheme, width);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Every_public_page_is_sound(string language, ColorScheme scheme, int width)
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address, new Visit { Language = language, Scheme = scheme, Width = width });
        foreach (var path in Public)
        {
            await visitor.OpenAsync(path);
            await visitor.AssertSoundAsync();
        }

        visitor.ExpectedStatuses.Add(404);
        await visitor.OpenAsync("/nothing-here");
        await visitor.AssertSoundAsync();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Every_page_behind_the_sign_in_is_sound(string language, ColorScheme scheme, int width)
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address, new Visit { Language = language, Scheme = scheme, Width = width });
        await visitor.SignInAsync();
        var sample = await visitor.Page.Locator("a[href^='/assessments/'][href$='/results']").First.GetAttributeAsync("href");
        foreach (var path in SignedIn)
        {
            await visitor.OpenAsync(path.Replace("/assessments/{sample}", sample!.Replace("/results", "")));
            await visitor.AssertSoundAsync();
        }
    }
}
