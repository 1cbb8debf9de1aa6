using CioCompass.Core.Accounts;
using CioCompass.Core.Data;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CioCompass.Tests.Support;

/// <summary>
/// Signs a person in by making the cookie that the sign-in page would have made, so that tests of other pages do not depend on that
/// page's form.
/// </summary>
public static class TestSignIn
{
    /// <summary>A new account in the app's database, and a client that carries its cookie.</summary>
    public static async Task<(HttpClient Client, Actor Actor)> SignedInAsync(this CompassWebApp app, string name, Role role)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var email = $"{name.ToLowerInvariant()}@example.org";
        var user = new CompassUser
        {
            Id = Guid.CreateVersion7(),
            UserName = email,
            Email = email,
            DisplayName = name,
            Role = role,
            CreatedAt = DateTime.UnixEpoch,
        };
        var created = await scope.ServiceProvider.GetRequiredService<UserManager<CompassUser>>().CreateAsync(user);
        Assert.True(created.Succeeded, string.Join("; ", created.Errors.Select(e => e.Description)));

        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<CompassUser>>().CreateAsync(user);
        var scheme = IdentityConstants.ApplicationScheme;
        var options = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var ticket = new AuthenticationTicket(
            principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(1) }, scheme);
        var client = app.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Cookie", $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}");
        return (client, CompassClaims.ActorOf(principal)!);
    }

    /// <summary>An organisation with the given people as its members.</summary>
    public static async Task<Organisation> AddOrganisationAsync(this CompassWebApp app, string name, params Actor[] members)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync();
        var organisation = new Organisation(name, DateTime.UnixEpoch);
        organisation.Members.AddRange(members.Select(m => new OrganisationMember(organisation.Id, m.UserId)));
        db.Organisations.Add(organisation);
        await db.SaveChangesAsync();
        return organisation;
    }
}
