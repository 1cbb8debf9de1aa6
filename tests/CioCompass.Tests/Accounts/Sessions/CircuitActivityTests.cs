using System.Globalization;
using System.Security.Claims;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.People;
using CioCompass.Core.Accounts.SignIns;
using CioCompass.Tests.Support;
using CioCompass.Web.Features.Accounts.Sessions;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace CioCompass.Tests.Accounts.Sessions;

/// <summary>Actions on a page that was open when an administrator changed the account.</summary>
public sealed class CircuitActivityTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private Actor administrator = null!;
    private Actor bram = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        administrator = await database.AddPersonAsync("Ann", Role.Administrator);
        bram = await database.AddPersonAsync("Bram", Role.Consultant);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Somebody_who_has_been_disabled_does_nothing_any_more_and_becomes_a_visitor()
    {
        var (page, others) = (Open(bram), Open(administrator));
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await DoesAnythingAsync(page));

        await database.Get<PeopleService>().SetDisabledAsync(bram.UserId, true, administrator, Cancel);

        Assert.False(await DoesAnythingAsync(page));
        Assert.False((await page.GetAuthenticationStateAsync()).User.Identity!.IsAuthenticated);
        Assert.True(await DoesAnythingAsync(others));
    }

    [Fact]
    public async Task Somebody_with_another_role_goes_on_with_a_new_sign_in_only()
    {
        var before = Open(bram);
        database.Clock.Advance(TimeSpan.FromSeconds(1));

        await database.Get<PeopleService>().ChangeAsync(bram.UserId, Role.Cio, [], administrator, Cancel);
        database.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.False(await DoesAnythingAsync(before));
        Assert.True(await DoesAnythingAsync(Open(bram)));
    }

    [Fact]
    public async Task A_change_that_was_refused_ends_nothing()
    {
        var page = Open(administrator);
        database.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(
            PeopleOutcome.LastAdministrator, await database.Get<PeopleService>().SetDisabledAsync(administrator.UserId, true, administrator, Cancel));

        Assert.True(await DoesAnythingAsync(page));
    }

    /// <summary>A page of a sign-in of this moment.</summary>
    private ServerAuthenticationStateProvider Open(Actor actor)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, actor.UserId.ToString()), new Claim(ClaimTypes.Role, actor.Role.ToString()),
                new Claim("signed_in_at", database.Clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)),
            ],
            "test");
        var page = new ServerAuthenticationStateProvider();
        page.SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(identity))));
        return page;
    }

    private async Task<bool> DoesAnythingAsync(ServerAuthenticationStateProvider page)
    {
        var done = false;
        var activity = new CircuitActivity(new SessionLimits(database.Clock), database.Get<EndedSignIns>(), page);
        await activity.CreateInboundActivityHandler(_ => Task.FromResult(done = true))(null!);
        return done;
    }
}
