using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Pages;

/// <summary>The button beside what people pass on.</summary>
public sealed class CopyTests(BrowserFixture fixture)
{
    [Fact]
    public async Task The_link_of_an_invitation_is_copied_whole()
    {
        await using var own = await OwnAssessment.OpenAsync(fixture.Browser);
        var page = own.Page;
        await own.Visitor.OpenAsync("/admin/users");
        await page.FillAsync("#invite-name", "Bram");
        await page.FillAsync("#invite-email", "bram@example.org");
        await page.ClickAsync("form:has(#invite-name) button[type=submit]");

        Assert.Equal(await page.Locator("#invitation-link").InputValueAsync(), await CopiedAsync(page, "section:has(#invitation-link)"));
        await own.Visitor.AssertSoundAsync();
    }

    [Fact]
    public async Task The_link_to_a_shared_report_is_copied_whole()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, app.Address);
        var path = await SharedLink.MakeAsync(visitor);

        Assert.Equal(app.Address + path, await CopiedAsync(visitor.Page, "section:has(#new-link)"));
    }

    [Fact]
    public async Task The_address_to_join_and_a_citation_are_copied_whole()
    {
        await using var room = await WorkshopRoom.OpenAsync(fixture.Browser, phones: 0);
        var page = room.Facilitator.Page;

        Assert.Equal($"{room.App.Address}/join/{room.Code.Replace("-", "", StringComparison.Ordinal)}", await CopiedAsync(page, ".join-panel"));
        await room.Facilitator.OpenAsync("/statistics/business-social-issues");
        Assert.Equal(await page.Locator(".cite-text").InnerTextAsync(), await CopiedAsync(page, ".cite"));
    }

    [Fact]
    public async Task Where_the_browser_gives_no_clipboard_the_text_is_selected_to_be_copied_by_hand()
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address);
        await visitor.Page.AddInitScriptAsync("Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false;");
        await visitor.OpenAsync("/statistics/business-social-issues");

        await visitor.Page.ClickAsync(".cite [data-copy]");

        await Assertions.Expect(visitor.Page.Locator(".cite [role=status]")).ToContainTextAsync("Ctrl+C");
        Assert.Equal(
            await visitor.Page.Locator(".cite-text").InnerTextAsync(),
            await visitor.Page.EvaluateAsync<string>("() => document.activeElement.value.substring(document.activeElement.selectionStart, document.activeElement.selectionEnd)"));
        await visitor.AssertSoundAsync();
    }

    private static async Task<string> CopiedAsync(IPage page, string place)
    {
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.ClickAsync($"{place} [data-copy]");
        await Assertions.Expect(page.Locator($"{place} .copy [role=status]")).Not.ToBeEmptyAsync();
        return await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
    }
}
