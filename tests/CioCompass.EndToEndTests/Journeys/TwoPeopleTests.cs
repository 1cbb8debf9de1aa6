using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Journeys;

/// <summary>Two people on one answer: the second sees both texts and decides.</summary>
public sealed class TwoPeopleTests(BrowserFixture fixture)
{
    [Fact]
    public async Task The_second_of_two_who_edit_one_note_sees_both_and_chooses()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var first = await Visitor.ComeAsync(fixture.Browser, app.Address);
        await first.SignInAsync();
        await first.OpenAsync("/assessments/new");
        var organisation = (await first.Page.Locator("#organisation option").Last.InnerTextAsync()).Trim();
        var firstPage = new ChecklistPage(first);
        var address = await firstPage.StartAsync(organisation, "Two at once");
        await using var second = await Visitor.ComeAsync(fixture.Browser, app.Address);
        await second.SignInAsync();
        await second.OpenAsync(address);
        var secondPage = new ChecklistPage(second);

        await firstPage.Question("initiatives").Locator("textarea").FillAsync("What the first wrote");
        await firstPage.SavedAsync("initiatives");
        await secondPage.Question("initiatives").Locator("textarea").FillAsync("What the second wrote");

        var conflict = secondPage.Question("initiatives").Locator(".conflict");
        await Assertions.Expect(conflict).ToContainTextAsync("What the first wrote");
        await Assertions.Expect(conflict).ToContainTextAsync("What the second wrote");
        await second.AssertSoundAsync();

        await conflict.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "both" }).ClickAsync();
        await secondPage.SavedAsync("initiatives");
        await first.OpenAsync(address);
        var note = await firstPage.Question("initiatives").Locator("textarea").InputValueAsync();
        Assert.Contains("What the first wrote", note, StringComparison.Ordinal);
        Assert.Contains("What the second wrote", note, StringComparison.Ordinal);
    }
}
