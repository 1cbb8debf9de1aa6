using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Support.Browsers;

/// <summary>Shares the sample's report, as a consultant does it on the report page.</summary>
public static class SharedLink
{
    /// <summary>The page stays open with the new link on it.</summary>
    /// <returns>Path of the link.</returns>
    public static async Task<string> MakeAsync(Visitor consultant)
    {
        await consultant.SignInAsync();
        var results = await consultant.Page.Locator("a[href^='/assessments/'][href$='/results']").First.GetAttributeAsync("href");
        await consultant.OpenAsync(results!.Replace("/results", "/report"));
        await consultant.Page.ClickAsync(".report-panel:has(#share-label) > summary");
        await consultant.Page.FillAsync("#share-label", "Board");
        await consultant.Page.ClickAsync(".share-form button[type=submit]");
        await Assertions.Expect(consultant.Page.Locator("#new-link-title")).ToBeFocusedAsync();
        return new Uri(await consultant.Page.InputValueAsync("#new-link")).AbsolutePath;
    }
}
