using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using CioCompass.Web.Features.Accounts.Sessions;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Journeys;

/// <summary>An administrator at work: backups, what was deleted, and somebody who is shut out.</summary>
public sealed class AdministrationJourneyTests(BrowserFixture fixture)
{
    private const string Password = "vijf gele vogels fluiten";

    [Fact]
    public async Task The_open_page_of_somebody_who_is_disabled_ends_within_a_minute()
    {
        await using var app = await RunningApp.StartAsync();
        await using var administrator = await Visitor.ComeAsync(fixture.Browser, app.Address);
        await administrator.SignInAsync(to: "/admin/users");
        await administrator.Page.FillAsync("#invite-name", "Bram Claes");
        await administrator.Page.FillAsync("#invite-email", "bram@example.org");
        await ClickAsync(administrator, "Make the invitation");
        var link = await administrator.Page.Locator("#invitation-link").InputValueAsync();
        await using var bram = await Visitor.ComeAsync(fixture.Browser, app.Address);
        await bram.Page.GotoAsync(link);
        await bram.Page.FillAsync("input[type=password]", Password);
        await bram.Page.ClickAsync("main button[type=submit]");
        await bram.Page.ArriveAsync("*/assessments");
        await bram.ReadyAsync();

        await ClickAsync(administrator, "Disable Bram Claes");
        await bram.Page.ArriveAsync("*/account/sign-in*");

        Assert.InRange(LiveAuthentication.Interval, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        administrator.AssertNoProblems();
    }

    [Fact]
    public async Task A_backup_is_made_and_verified_and_a_deleted_organisation_comes_back_and_is_purged()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var administrator = await Visitor.ComeAsync(fixture.Browser, app.Address);
        await administrator.SignInAsync(to: "/admin/backups");
        var page = administrator.Page;

        await ClickAsync(administrator, "Make a backup now");
        await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync("made and checked");
        await page.GetByRole(AriaRole.Button, new() { Name = "Verify " }).First.ClickAsync();
        await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync("is sound");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download ciocompass" }).First.ClickAsync());
        Assert.EndsWith("-by-hand.db", download.SuggestedFilename, StringComparison.Ordinal);

        await DeleteTheOrganisationAsync(administrator);
        await administrator.OpenAsync("/admin/retention");
        await administrator.AssertSoundAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore " }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync("is back");

        await DeleteTheOrganisationAsync(administrator);
        await administrator.OpenAsync("/admin/retention");
        await page.Locator(".btn-danger").First.ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Purge now" }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync("is purged");
        await Assertions.Expect(page.Locator(".empty")).ToBeVisibleAsync();
        administrator.AssertNoProblems();
    }

    [Fact]
    public async Task An_organisation_is_searched_for_and_its_half_changed_name_is_there_again_whatever_the_list_shows()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var administrator = await Visitor.ComeAsync(fixture.Browser, app.Address);
        await administrator.SignInAsync(to: "/admin/organisations?q=nothing-like-it");
        var page = administrator.Page;
        await Assertions.Expect(page.Locator(".empty p")).ToContainTextAsync("nothing-like-it");
        await administrator.AssertSoundAsync();

        await page.Locator(".empty a").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Rename ") }).ClickAsync();

        // The form to add one has a field of the same name until the server has heard of the click.
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save" })).ToBeVisibleAsync();
        await page.FillAsync("#organisation-name", "Zwin");
        await administrator.OpenAsync("/admin/organisations?q=nothing-like-it&page=7");

        await Assertions.Expect(page.Locator("#organisation-name")).ToHaveValueAsync("Zwin");
        await ClickAsync(administrator, "Save");
        await Assertions.Expect(page.Locator("[role=status] p").First).ToHaveTextAsync("Renamed: Zwin");
        await page.FillAsync("#organisation-search", "zwin");
        await page.Locator("#organisation-search").PressAsync("Enter");
        await page.ArriveAsync("*/admin/organisations?q=zwin");
        await Assertions.Expect(page.Locator("tbody th")).ToContainTextAsync("Zwin");
        administrator.AssertNoProblems();
    }

    /// <summary>Waits until it is gone: a page that is left takes a click with it that has not arrived yet.</summary>
    private static async Task DeleteTheOrganisationAsync(Visitor administrator)
    {
        var page = administrator.Page;
        await administrator.OpenAsync("/admin/organisations");
        await page.Locator(".btn-danger").First.ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Assertions.Expect(page.Locator(".btn-danger")).ToHaveCountAsync(0);
    }

    private static Task ClickAsync(Visitor visitor, string name) =>
        visitor.Page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
}
