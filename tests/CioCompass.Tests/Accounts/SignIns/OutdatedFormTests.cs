using System.Net;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Onboarding;
using CioCompass.Core.Accounts.People;
using CioCompass.Core.Data;
using CioCompass.Core.Text;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Accounts.SignIns;

/// <summary>Forms of a tab that was opened before somebody signed in or out in another tab of the same browser.</summary>
public sealed class OutdatedFormTests : IAsyncLifetime
{
    private const string Bram = "bram@example.org";
    private const string Password = "drie groene giraffen dansen";
    private const string Outdated = "This page was out of date";

    private readonly CompassWebApp app = new();
    private TabbedBrowser browser = null!;
    private string invitation = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        browser = new TabbedBrowser(app);
        var people = app.Services.GetRequiredService<PeopleService>();
        invitation = "/account/invitation?token=" + (await people.InviteAsync(new PersonDraft(Bram, "Bram", Role.Consultant, []), Actor.Console, Cancel)).Token;
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_has_signed_in_already_is_sent_on_by_the_second_tabs_sign_in()
    {
        var tab = await browser.OpenAsync("/account/sign-in?returnUrl=%2Factions");
        await browser.SignInAsync();

        var answer = await SignInAsync(tab, " " + CompassWebApp.AdminEmail.ToUpperInvariant(), CompassWebApp.AdminPassword);

        Assert.Equal("/actions", answer.LeadsTo);
    }

    [Fact]
    public async Task A_second_tabs_sign_in_leads_to_no_other_site()
    {
        var tab = await browser.OpenAsync("/account/sign-in?returnUrl=%2F%2Fevil.example");
        await browser.SignInAsync();

        Assert.Equal("/", (await SignInAsync(tab, CompassWebApp.AdminEmail, "")).LeadsTo);
    }

    [Fact]
    public async Task The_sign_in_page_leads_on_whoever_is_signed_in()
    {
        await browser.SignInAsync();

        Assert.EndsWith("/assessments", (await browser.OpenAsync("/account/sign-in?returnUrl=%2Fassessments")).LeadsTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_signs_in_as_somebody_else_in_a_second_tab_is_told_who_is_signed_in_and_does_not_become_them()
    {
        await AcceptInvitationAsync();
        await browser.SignOutAsync();
        var tab = await browser.OpenAsync("/account/sign-in");
        await browser.SignInAsync();

        var answer = await SignInAsync(tab, Bram, Password);

        Assert.Equal((HttpStatusCode.BadRequest, Outdated), (answer.Status, answer.Title));
        Assert.Contains($"signed in as {CompassWebApp.AdminEmail}", answer.Text);
        Assert.Equal(CompassWebApp.AdminEmail, await browser.SignedInAsync());
    }

    [Fact]
    public async Task Whoever_has_signed_out_already_is_sent_on_by_the_second_tabs_sign_out()
    {
        await browser.SignInAsync();
        var tab = await browser.OpenAsync("/account");
        await browser.SignOutAsync();

        Assert.Equal("/", (await browser.SendAsync(tab, "/account/sign-out")).LeadsTo);
    }

    [Fact]
    public async Task A_page_of_somebody_who_has_left_does_not_sign_the_next_one_out()
    {
        await browser.SignInAsync();
        var tab = await browser.OpenAsync("/account");
        await browser.SignOutAsync();
        await AcceptInvitationAsync();

        var answer = await browser.SendAsync(tab, "/account/sign-out");

        Assert.Equal((HttpStatusCode.BadRequest, Outdated), (answer.Status, answer.Title));
        Assert.Contains("signed in as Bram", answer.Text);
        Assert.Equal("Bram", await browser.SignedInAsync());
    }

    [Theory]
    [InlineData("/account", "\"name\"", "Name", "Renamed")]
    [InlineData("/account", "\"password\"", "Input.Password", "een heel ander lang wachtwoord")]
    [InlineData("/account", "\"passkey-add\"", "Input.Credential", "{}")]
    [InlineData("/assessments/import", "\"import\"", "x", "y")]
    public async Task A_form_of_somebody_who_has_left_changes_nothing_of_the_next_ones_and_says_why(string address, string form, string field, string value)
    {
        await browser.SignInAsync();
        var tab = await browser.OpenAsync(address);
        await browser.SignOutAsync();
        await AcceptInvitationAsync();
        var before = await AccountsAsync();

        var answer = await browser.SendAsync(tab, form, (field, value), ("Input.Current", Password));

        Assert.Equal((HttpStatusCode.BadRequest, Outdated), (answer.Status, answer.Title));
        Assert.Equal(address, answer.Page.QuerySelector("main a.btn")!.GetAttribute("href"));
        Assert.Equal(before, await AccountsAsync());
    }

    [Theory]
    [InlineData("/account", "\"name\"")]
    [InlineData("/assessments/import", "\"import\"")]
    public async Task A_form_of_somebody_who_has_signed_out_leads_to_the_sign_in_and_back(string address, string form)
    {
        await browser.SignInAsync();
        var tab = await browser.OpenAsync(address);
        await browser.SignOutAsync();

        var answer = await browser.SendAsync(tab, form, ("Name", "Renamed"));

        Assert.EndsWith("/account/sign-in?returnUrl=" + Uri.EscapeDataString(address), answer.LeadsTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_used_the_invitation_already_is_sent_on_by_its_second_tab()
    {
        var tab = await browser.OpenAsync(invitation);
        await AcceptInvitationAsync();

        Assert.Equal("/assessments", (await AcceptAsync(tab)).LeadsTo);
    }

    [Fact]
    public async Task An_invitation_still_works_after_somebody_else_has_signed_in_beside_it()
    {
        var tab = await browser.OpenAsync(invitation);
        await browser.SignInAsync();

        var answer = await AcceptAsync(tab);

        Assert.Equal((HttpStatusCode.BadRequest, Outdated), (answer.Status, answer.Title));
        Assert.Equal(CompassWebApp.AdminEmail, await browser.SignedInAsync());
        var again = await browser.OpenAsync(answer.Page.QuerySelector("main a.btn")!.GetAttribute("href")!);
        Assert.EndsWith("/assessments", (await AcceptAsync(again)).LeadsTo, StringComparison.Ordinal);
        Assert.Equal("Bram", await browser.SignedInAsync());
    }

    [Fact]
    public async Task Whoever_has_set_the_program_up_already_is_sent_on_by_the_second_tab()
    {
        await using var fresh = new CompassWebApp();
        fresh.Settings.Clear();
        using var first = new TabbedBrowser(fresh);
        var address = "/setup?token=" + await fresh.Services.GetRequiredService<SetupLinkService>().CreateAsync(Cancel);
        var (tab, second) = (await first.OpenAsync(address), await first.OpenAsync(address));

        Assert.EndsWith("/admin/organisations", (await SetUpAsync(tab)).LeadsTo, StringComparison.Ordinal);
        Assert.EndsWith("/admin/organisations", (await SetUpAsync(second)).LeadsTo, StringComparison.Ordinal);

        Task<Tab> SetUpAsync(Tab form) => first.SendAsync(
            form, "\"set-up\"", ("Input.Name", "Ann"), ("Input.Email", "ann@example.org"), ("Input.Password", Password));
    }

    [Fact]
    public async Task Language_and_appearance_are_links_which_no_sign_in_ends()
    {
        var tab = await browser.OpenAsync("/account/sign-in");
        var links = tab.Page.QuerySelectorAll(".site-tools li a, .site-tools .appearance").Select(a => a.GetAttribute("href")!).ToList();
        await browser.SignInAsync();

        Assert.Equal(Languages.All.Count + 1, links.Count);
        Assert.All(links, link => Assert.DoesNotContain(tab.Page.Forms, f => f.GetAttribute("action") == link));
        foreach (var link in links)
        {
            Assert.Equal((link, HttpStatusCode.Redirect), (link, (await browser.OpenAsync(link)).Status));
        }
    }

    [Fact]
    public async Task Another_sites_form_is_sent_on_nowhere()
    {
        using var victim = new TabbedBrowser(app, origin: "https://evil.example");
        var tab = await victim.OpenAsync("/account/sign-in");
        await victim.SignInAsync();

        var answer = await victim.SendAsync(tab, "\"sign-in\"", ("Input.Email", CompassWebApp.AdminEmail), ("Input.Password", CompassWebApp.AdminPassword));

        Assert.Equal((HttpStatusCode.BadRequest, "This did not go through"), (answer.Status, answer.Title));
    }

    private Task<Tab> SignInAsync(Tab tab, string email, string password) =>
        browser.SendAsync(tab, "\"sign-in\"", ("Input.Email", email), ("Input.Password", password));

    private Task<Tab> AcceptAsync(Tab tab) => browser.SendAsync(tab, "\"invitation\"", ("Input.Name", "Bram"), ("Input.Password", Password));

    private async Task AcceptInvitationAsync() => Assert.EndsWith("/assessments", (await AcceptAsync(await browser.OpenAsync(invitation))).LeadsTo, StringComparison.Ordinal);

    private async Task<string> AccountsAsync()
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync(Cancel);
        return string.Join('\n', await db.Users.OrderBy(u => u.Email).Select(u => u.Email + u.DisplayName + u.PasswordHash + u.SecurityStamp).ToListAsync(Cancel));
    }
}
