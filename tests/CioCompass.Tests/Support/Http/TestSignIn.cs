using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Data;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Support.Http;

/// <summary>
/// Signs a person in with the cookie that the sign-in page would have made, so that tests of other pages do not depend on its form.
/// </summary>
public static class TestSignIn
{
    /// <summary>A new account in the app's database, and a client that carries its cookie.</summary>
    public static async Task<(HttpClient Client, Actor Actor)> SignedInAsync(this CompassWebApp app, string name, Role role)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var email = $"{string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()}@example.org";
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
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        await http.SignInAsync(IdentityConstants.ApplicationScheme, principal);
        var cookies = http.Response.Headers.SetCookie.Select(c => c!.Split(';')[0]);

        var client = app.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies));
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
