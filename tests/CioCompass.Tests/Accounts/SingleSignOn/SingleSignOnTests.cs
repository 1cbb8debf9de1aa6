using System.Net;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.People;
using CioCompass.Core.Auditing;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Accounts.SingleSignOn;

/// <summary>The whole way from the button to the provider and back, over HTTP, against a real provider.</summary>
public sealed class SingleSignOnTests(SignOnApp app) : IClassFixture<SignOnApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_sign_in_makes_an_account_with_the_role_of_the_claim_and_leads_back_to_the_page_asked_for()
    {
        app.Expect(new ProviderPerson("s-ann", "ann@example.org", "something-else", "compass-consultant"));
        using var reader = Reader();

        await reader.SignOnAsync(returnUrl: "/assessments");

        Assert.Equal(("/assessments", HttpStatusCode.OK, true), (reader.Place, reader.Status, reader.IsSignedIn));
        var ann = (await app.AccountAsync("ann@example.org"))!;
        Assert.Equal((Role.Consultant, "Ann Peeters", null), (ann.Role, ann.DisplayName, ann.PasswordHash));
        Assert.Equal(["UserProvisioned: Consultant", "SignOnLinked: ", "SignedIn: single sign-on"], await app.AuditOfAsync(ann.Id));
        await using var db = app.Open();
        var login = await db.UserLogins.SingleAsync(l => l.UserId == ann.Id, Cancel);
        Assert.Equal((app.Provider.Authority + "/", "s-ann"), (login.LoginProvider, login.ProviderKey));
        Assert.Equal(0, await db.UserTokens.CountAsync(Cancel));
    }

    [Fact]
    public async Task The_provider_is_asked_for_a_code_with_a_proof_key_a_nonce_and_the_readers_language()
    {
        app.Expect(null);
        using var reader = Reader("nl");

        await reader.SignOnAsync();

        var query = reader.Visited.Single(v => v.AbsolutePath == "/authorize").Query;
        foreach (var part in (string[])["response_type=code&", "code_challenge_method=S256", "nonce=", "scope=openid%20profile%20email", "ui_locales=nl"])
        {
            Assert.Contains(part, query, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("form_post", query, StringComparison.Ordinal);
        Assert.Contains(Uri.EscapeDataString(app.Address + "/account/single-sign-on/callback"), query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Organisations_follow_the_claim_at_each_sign_in_and_unknown_ones_are_not_made()
    {
        var (dijle, leie) = (await app.AddOrganisationAsync("Dijle"), await app.AddOrganisationAsync("Leie"));
        var bert = new ProviderPerson("s-bert", "bert@example.org", "compass-cio") { Organisations = ["Dijle", "Nowhere"] };
        using SignOnReader reader = Reader(), later = Reader();

        app.Expect(bert);
        await reader.SignOnAsync();
        var first = (await app.AccountAsync("bert@example.org"))!;
        app.Expect(bert with { Organisations = ["Leie"] });
        await later.SignOnAsync();
        var second = (await app.AccountAsync("bert@example.org"))!;

        Assert.Equal([dijle.Id], first.Memberships.Select(m => m.OrganisationId));
        Assert.Equal([leie.Id], second.Memberships.Select(m => m.OrganisationId));
        await using var db = app.Open();
        Assert.False(await db.Organisations.AnyAsync(o => o.Name == "Nowhere", Cancel));
    }

    [Fact]
    public async Task A_changed_role_counts_from_the_next_sign_in_and_ends_the_earlier_ones()
    {
        app.Expect(new ProviderPerson("s-cato", "cato@example.org", "compass-consultant"));
        using SignOnReader office = Reader(), home = Reader();
        await office.SignOnAsync();

        app.Expect(new ProviderPerson("s-cato", "new.address@example.org", "compass-cio"));
        await home.SignOnAsync();
        await office.OpenAsync("/account");

        var cato = (await app.AccountAsync("cato@example.org"))!;
        Assert.Equal(Role.Cio, cato.Role);
        Assert.True(home.IsSignedIn);
        Assert.StartsWith("/account/sign-in", office.Place, StringComparison.Ordinal);
        Assert.Contains("UserChanged: single sign-on: Cio", await app.AuditOfAsync(cato.Id));
        Assert.Null(await app.AccountAsync("new.address@example.org"));
    }

    [Fact]
    public async Task Somebody_without_a_role_is_told_so_and_gets_no_account()
    {
        var before = await app.CountAsync(AuditAction.SignInFailed, "single sign-on: NoRole");
        app.Expect(new ProviderPerson("s-dirk", "dirk@example.org", "reader-of-something-else"));
        using var reader = Reader("nl");

        await reader.SignOnAsync();

        Assert.Equal(HttpStatusCode.Forbidden, reader.Status);
        Assert.Contains("Je meldde je aan met Example ID, maar hebt daar geen rol in CIO Compass.", reader.Text, StringComparison.Ordinal);
        Assert.False(reader.IsSignedIn);
        Assert.Null(await app.AccountAsync("dirk@example.org"));
        Assert.Equal(before + 1, await app.CountAsync(AuditAction.SignInFailed, "single sign-on: NoRole"));
    }

    [Fact]
    public async Task A_role_that_was_taken_away_refuses_the_next_sign_in_and_ends_the_earlier_ones()
    {
        app.Expect(new ProviderPerson("s-els", "els@example.org", "compass-consultant"));
        using SignOnReader office = Reader(), home = Reader();
        await office.SignOnAsync();

        app.Expect(new ProviderPerson("s-els", "els@example.org"));
        await home.SignOnAsync();
        await office.OpenAsync("/account");

        Assert.Equal(HttpStatusCode.Forbidden, home.Status);
        Assert.StartsWith("/account/sign-in", office.Place, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_account_stays_refused()
    {
        app.Expect(new ProviderPerson("s-fien", "fien@example.org", "compass-consultant"));
        using var reader = Reader();
        await reader.SignOnAsync();
        var fien = (await app.AccountAsync("fien@example.org"))!;
        await app.Services.GetRequiredService<PeopleService>().SetDisabledAsync(fien.Id, true, Actor.Console, Cancel);

        await reader.SignOnAsync();

        Assert.Equal((HttpStatusCode.Forbidden, false), (reader.Status, reader.IsSignedIn));
        Assert.Contains("has been disabled", reader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_cancels_at_the_provider_comes_to_a_page_with_a_way_back()
    {
        app.Expect(null);
        using var reader = Reader("fr");

        await reader.SignOnAsync();

        Assert.Equal((HttpStatusCode.Forbidden, "/account/single-sign-on/failed?reason=Denied"), (reader.Status, reader.Place));
        Assert.Contains("interrompue ou refusée", reader.Text, StringComparison.Ordinal);
        Assert.Equal("/account/sign-in", reader.Page.QuerySelector("main a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    public async Task Signing_in_leads_to_a_page_of_this_program_only(string returnUrl)
    {
        app.Expect(new ProviderPerson("s-gust", "gust@example.org", "compass-cio"));
        using var reader = Reader();

        await reader.SignOnAsync(returnUrl);

        Assert.Equal((app.Address + "/", true), (reader.Visited[^1].ToString(), reader.IsSignedIn));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_at_the_provider_and_leads_back()
    {
        app.Expect(new ProviderPerson("s-hilde", "hilde@example.org", "compass-cio"));
        using var reader = Reader();
        await reader.SignOnAsync();
        var (before, cookies) = (app.Provider.EndedSessions, reader.Cookies.GetAllCookies().Select(c => new Cookie(c.Name, c.Value, c.Path, c.Domain)).ToList());

        await reader.PostAsync("form[action='/account/sign-out']");

        Assert.Equal(before + 1, app.Provider.EndedSessions);
        Assert.Equal((app.Address + "/", false), (reader.Visited[^1].ToString(), reader.IsSignedIn));
        using var thief = Reader();
        cookies.ForEach(thief.Cookies.Add);
        await thief.OpenAsync("/account");
        Assert.StartsWith("/account/sign-in", thief.Place, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_after_a_password_sign_in_leaves_the_provider_alone()
    {
        using var reader = Reader();
        await reader.SignInWithPasswordAsync(CompassWebApp.AdminEmail, CompassWebApp.AdminPassword);

        await reader.PostAsync("form[action='/account/sign-out']");

        Assert.False(reader.IsSignedIn);
        Assert.DoesNotContain(reader.Visited, v => v.AbsolutePath == "/end-session");
    }

    private SignOnReader Reader(string language = "en") => new(app.Address, language);
}
