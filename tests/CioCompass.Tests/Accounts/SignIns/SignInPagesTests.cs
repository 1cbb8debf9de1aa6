using System.Net;
using System.Text.RegularExpressions;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Onboarding;
using CioCompass.Core.Accounts.People;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Features.Accounts.SignIns;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Accounts.SignIns;

/// <summary>The account's pages, tried from outside.</summary>
public sealed partial class SignInPagesTests : IAsyncLifetime
{
    private readonly CompassWebApp app = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_post_without_its_token_is_refused()
    {
        using var client = app.CreateClient();

        var response = await client.PostAsync("/account/sign-in", Fields(CompassWebApp.AdminEmail, CompassWebApp.AdminPassword, "sign-in"), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_account_and_a_locked_one_are_answered_alike()
    {
        var wrong = await TryAsync(CompassWebApp.AdminEmail, "not the right one at all");
        var unknown = await TryAsync("nobody@example.org", "not the right one at all");
        for (var i = 0; i < 4; i++)
        {
            await TryAsync(CompassWebApp.AdminEmail, "not the right one at all");
        }

        var locked = await TryAsync(CompassWebApp.AdminEmail, CompassWebApp.AdminPassword);

        Assert.Equal(wrong, unknown);
        Assert.Equal(wrong, locked);
        Assert.Equal(HttpStatusCode.OK, locked.Status);
        Assert.NotEmpty(locked.Problem);
    }

    [Fact]
    public async Task After_a_hundred_failures_a_network_has_to_wait_and_is_told_how_long()
    {
        var context = Someone();
        var limiter = app.Services.GetRequiredService<SignInLimiter>();
        for (var i = 0; i < SignInLimiter.NetworkFailuresAtMost; i++)
        {
            Assert.Null(limiter.WaitOf(context));
            limiter.Fail(context);
        }

        using var response = await PostAsync(app.CreateClient(), "one.more@example.org", "not the right one at all");

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.True(response.Headers.RetryAfter?.Delta > TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task Forty_wrong_passwords_at_once_are_counted_one_by_one()
    {
        await TryAsync("nobody@example.org", "starts the program, so that all forty arrive together");

        var tries = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => TryAsync(CompassWebApp.AdminEmail, $"not the right one: {n}")));

        // The fifth makes the sixth wait, and whoever waits is not looked at: one row says so, and the right password waits as well.
        Assert.Single(tries.Distinct());
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync(Cancel);
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Action == AuditAction.LockedOut, Cancel));
        Assert.Equal(tries[0], await TryAsync(CompassWebApp.AdminEmail, CompassWebApp.AdminPassword));
    }

    [Fact]
    public async Task Wrong_passwords_from_elsewhere_do_not_lock_out_the_owner()
    {
        using var owner = await KnownDeviceAsync();

        // From the owner's own network, until it has to wait, and from so many others that the account has its fill.
        for (var i = 0; i < 6; i++)
        {
            await TryAsync(CompassWebApp.AdminEmail, "not the right one at all");
        }

        var limiter = app.Services.GetRequiredService<SignInLimiter>();
        for (var i = 0; i < SignInLimiter.AccountFailuresAtMost; i++)
        {
            limiter.Fail(limiter.OriginOf(Someone($"198.51.100.{i}"), CompassWebApp.AdminEmail, account: null));
        }

        using var stranger = await PostAsync(app.CreateClient(new() { AllowAutoRedirect = false }), CompassWebApp.AdminEmail, CompassWebApp.AdminPassword);
        using var again = await PostAsync(owner, CompassWebApp.AdminEmail, CompassWebApp.AdminPassword);

        Assert.Equal(HttpStatusCode.OK, stranger.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task A_known_device_waits_after_failures_of_its_own()
    {
        using var owner = await KnownDeviceAsync();
        for (var i = 0; i < 5; i++)
        {
            (await PostAsync(owner, CompassWebApp.AdminEmail, "not the right one at all")).Dispose();
        }

        using var refused = await PostAsync(owner, CompassWebApp.AdminEmail, CompassWebApp.AdminPassword);

        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
    }

    [Fact]
    public async Task A_cookie_that_was_copied_before_signing_out_is_worth_nothing_afterwards()
    {
        using var client = app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var signedIn = await PostAsync(app.CreateClient(new() { AllowAutoRedirect = false }), CompassWebApp.AdminEmail, CompassWebApp.AdminPassword);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => Regex.IsMatch(c, @"^CioCompass\.[0-9a-f]{8}="));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        var page = await client.GetAsync("/account", Cancel);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);

        var html = await page.Content.ReadAsStringAsync(Cancel);
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        using var signedOut = await client.PostAsync("/account/sign-out", new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = Token(html) }), Cancel);
        Assert.Equal(HttpStatusCode.Redirect, signedOut.StatusCode);

        using var after = await client.GetAsync("/account", Cancel);
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
        Assert.Contains("/account/sign-in", after.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_up_is_gone_once_there_is_an_administrator()
    {
        using var client = app.CreateClient();

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/setup?token=" + SecretToken.Create(), Cancel)).StatusCode);
    }

    [Fact]
    public async Task Administration_is_not_found_for_a_consultant_and_asks_a_visitor_to_sign_in()
    {
        var (consultant, _) = await app.SignedInAsync("Bram", Role.Consultant);
        using var visitor = app.CreateClient(new() { AllowAutoRedirect = false });

        Assert.Equal(HttpStatusCode.NotFound, (await consultant.GetAsync("/admin/users", Cancel)).StatusCode);
        Assert.Contains("/account/sign-in", (await visitor.GetAsync("/admin/users", Cancel)).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_for_a_lost_password_says_that_passkeys_stop_working_and_removes_them()
    {
        var (_, bram) = await app.SignedInAsync("Bram", Role.Consultant);
        var contexts = app.Services.GetRequiredService<IDbContextFactory<CompassDbContext>>();
        await using (var db = await contexts.CreateDbContextAsync(Cancel))
        {
            db.UserPasskeys.Add(new IdentityUserPasskey<Guid> { UserId = bram.UserId, CredentialId = [1, 2, 3], Data = new IdentityPasskeyData { PublicKey = [1], Name = "Lost", AttestationObject = [1], ClientDataJson = [1] } });
            await db.SaveChangesAsync(Cancel);
        }

        var link = await app.Services.GetRequiredService<PeopleService>().NewLinkAsync(bram.UserId, SecretToken.Create(), Actor.Console, Cancel);
        Assert.Contains("notice-caution", await app.CreateClient().GetStringAsync($"/account/invitation?token={link.Token}", Cancel), StringComparison.Ordinal);

        await using var scope = app.Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<Invitations>().AcceptAsync(link.Token, "Bram", "drie groene giraffen dansen", Cancel);

        Assert.IsType<AccountResult.Done>(result);
        await using var after = await contexts.CreateDbContextAsync(Cancel);
        Assert.False(await after.UserPasskeys.AnyAsync(p => p.UserId == bram.UserId, Cancel));
        Assert.Equal("link, 1", (await after.AuditEntries.SingleAsync(e => e.Action == AuditAction.PasskeyRemoved, Cancel)).Detail);
    }

    [Fact]
    public async Task A_name_full_of_markup_is_shown_as_text()
    {
        var (client, _) = await app.SignedInAsync("Bram<img/src=x/onerror=alert(1)>", Role.Consultant);

        var html = await client.GetStringAsync("/account", Cancel);

        Assert.DoesNotContain("<img/src", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;img/src=x", html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/assessments", "/assessments")]
    [InlineData("/assessments?theme=culture", "/assessments?theme=culture")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/a\r\nSet-Cookie: x", "/")]
    [InlineData("/é", "/%C3%A9")]
    [InlineData("/assessments?q=Crème brûlée 日本", "/assessments?q=Cr%C3%A8me%20br%C3%BBl%C3%A9e%20%E6%97%A5%E6%9C%AC")]
    [InlineData("/already%20encoded", "/already%20encoded")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void Signing_in_leads_to_a_page_of_this_program_only(string? address, string expected) =>
        Assert.Equal(expected, ReturnAddress.Local(address));

    [Fact]
    public async Task An_address_outside_ASCII_is_led_back_to()
    {
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });
        var html = await client.GetStringAsync("/account/sign-in", Cancel);

        using var response = await client.PostAsync(
            "/account/sign-in?returnUrl=/%C3%A9", Fields(CompassWebApp.AdminEmail, CompassWebApp.AdminPassword, "sign-in", Token(html)), Cancel);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.EndsWith("/%C3%A9", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    /// <summary>A browser in which the administrator has signed in and out again.</summary>
    private async Task<HttpClient> KnownDeviceAsync()
    {
        var client = app.CreateClient(new() { AllowAutoRedirect = false });
        using var signedIn = await PostAsync(client, CompassWebApp.AdminEmail, CompassWebApp.AdminPassword);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        var token = Token(await client.GetStringAsync("/account", Cancel));
        using var signedOut = await client.PostAsync(
            "/account/sign-out", new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token }), Cancel);
        Assert.Equal(HttpStatusCode.Redirect, signedOut.StatusCode);
        return client;
    }

    /// <summary>A request of the test server, which has no address, or of somewhere else.</summary>
    private static DefaultHttpContext Someone(string? address = null) =>
        new() { Connection = { RemoteIpAddress = address is null ? null : IPAddress.Parse(address) } };

    private static FormUrlEncodedContent Fields(string email, string password, string handler, string token = "") => new(new Dictionary<string, string>
    {
        ["_handler"] = handler,
        ["__RequestVerificationToken"] = token,
        ["Input.Email"] = email,
        ["Input.Password"] = password,
    });

    private static string Token(string html) => TokenField().Match(html).Groups[1].Value;

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string email, string password)
    {
        var html = await client.GetStringAsync("/account/sign-in", Cancel);
        return await client.PostAsync("/account/sign-in", Fields(email, password, "sign-in", Token(html)), Cancel);
    }

    private async Task<(HttpStatusCode Status, string Problem)> TryAsync(string email, string password)
    {
        using var response = await PostAsync(app.CreateClient(), email, password);
        var html = await response.Content.ReadAsStringAsync(Cancel);
        return (response.StatusCode, Problem().Match(html).Value);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();

    [GeneratedRegex("<p class=\"notice notice-error[^>]*>[^<]*</p>")]
    private static partial Regex Problem();
}
