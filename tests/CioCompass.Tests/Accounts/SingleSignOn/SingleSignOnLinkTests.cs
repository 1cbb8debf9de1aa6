using System.Net;
using CioCompass.Core.Accounts;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.Web.Features.Accounts.SingleSignOn;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Accounts.SingleSignOn;

/// <summary>When an account that was here before becomes the provider's.</summary>
public sealed class SingleSignOnLinkTests(SignOnApp app) : IClassFixture<SignOnApp>
{
    private const string Failed = "/account/single-sign-on/failed?reason=";

    [Fact]
    public async Task An_account_with_the_same_verified_address_is_linked()
    {
        var (_, ann) = await app.SignedInAsync("Ann", Role.Cio);
        app.Expect(new ProviderPerson("s-ann", "ANN@example.org", "compass-consultant"));
        using var reader = Reader();

        await reader.SignOnAsync();

        Assert.True(reader.IsSignedIn);
        Assert.Equal((ann.UserId, Role.Consultant), await app.AccountAsync("ann@example.org") is { } user ? (user.Id, user.Role) : default);
        Assert.Equal(["SignOnLinked: ", "UserChanged: single sign-on: Consultant", "SignedIn: single sign-on"], await app.AuditOfAsync(ann.UserId));
    }

    [Fact]
    public async Task An_address_that_the_provider_has_not_verified_links_nothing()
    {
        var (_, bram) = await app.SignedInAsync("Bram", Role.Cio);
        app.Expect(new ProviderPerson("s-bram", "bram@example.org", "compass-consultant") { EmailVerified = false });
        using var reader = Reader();

        await reader.SignOnAsync();

        Assert.Equal((HttpStatusCode.Forbidden, Failed + SingleSignOnFailure.EmailTaken, false), (reader.Status, reader.Place, reader.IsSignedIn));
        Assert.Equal(Role.Cio, (await app.AccountAsync("bram@example.org"))!.Role);
        Assert.Equal(["SignInFailed: single sign-on: EmailTaken"], await app.AuditOfAsync(bram.UserId));
        Assert.False(await IsLinkedAsync(bram.UserId));
    }

    [Fact]
    public async Task An_administrators_password_account_is_linked_only_by_its_owner_who_is_signed_in_to_it()
    {
        var administrator = (await app.AccountAsync(CompassWebApp.AdminEmail))!;
        app.Expect(new ProviderPerson("s-admin", CompassWebApp.AdminEmail, "compass-consultant"));
        using var reader = Reader();

        await reader.SignOnAsync();
        Assert.Equal((Failed + SingleSignOnFailure.EmailTaken, false), (reader.Place, reader.IsSignedIn));
        Assert.False(await IsLinkedAsync(administrator.Id));

        await reader.SignInWithPasswordAsync(CompassWebApp.AdminEmail, CompassWebApp.AdminPassword);
        await reader.OpenAsync("/account");
        await reader.PostAsync("form.sign-on");

        Assert.Equal(("/account", HttpStatusCode.OK), (reader.Place, reader.Status));
        Assert.Contains("This account is linked", reader.Text, StringComparison.Ordinal);
        Assert.True(await IsLinkedAsync(administrator.Id));
        Assert.Equal(Role.Administrator, (await app.AccountAsync(CompassWebApp.AdminEmail))!.Role);
        Assert.Contains("UserChanged: single sign-on: stays administrator, being the last", await app.AuditOfAsync(administrator.Id));
    }

    [Fact]
    public async Task Somebody_elses_identity_cannot_be_linked()
    {
        app.Expect(new ProviderPerson("s-carl", "carl@example.org", "compass-cio"));
        using var carl = Reader();
        await carl.SignOnAsync();
        app.Expect(new ProviderPerson("s-dora", "dora@example.org", "compass-cio"));
        using var dora = Reader();
        await dora.SignOnAsync();
        await using (var db = app.Open())
        {
            await db.UserLogins.Where(l => l.ProviderKey == "s-dora").ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        }

        app.Expect(new ProviderPerson("s-carl", "carl@example.org", "compass-cio"));
        await dora.OpenAsync("/account");
        await dora.PostAsync("form.sign-on");

        Assert.Equal((HttpStatusCode.Forbidden, Failed + SingleSignOnFailure.LinkedElsewhere), (dora.Status, dora.Place));
        Assert.False(await IsLinkedAsync((await app.AccountAsync("dora@example.org"))!.Id));
    }

    [Fact]
    public async Task An_account_without_a_password_is_not_offered_to_change_one()
    {
        app.Expect(new ProviderPerson("s-emma", "emma@example.org", "compass-cio"));
        using var reader = Reader();
        await reader.SignOnAsync("/account");

        Assert.Null(reader.Page.QuerySelector("main input[autocomplete=current-password]"));
        Assert.Contains("This account is linked", reader.Text, StringComparison.Ordinal);
    }

    private async Task<bool> IsLinkedAsync(Guid userId)
    {
        await using var db = app.Open();
        return await db.UserLogins.AnyAsync(l => l.UserId == userId, TestContext.Current.CancellationToken);
    }

    private SignOnReader Reader() => new(app.Address);
}
