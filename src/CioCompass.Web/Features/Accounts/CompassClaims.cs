using System.Security.Claims;
using CioCompass.Core.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Features.Accounts;

/// <summary>Puts role and display name into the sign-in cookie.</summary>
public sealed class CompassClaims(UserManager<CompassUser> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<CompassUser>(users, options)
{
    public const string DisplayName = "display_name";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(CompassUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(identity.RoleClaimType, user.Role.ToString()));
        identity.AddClaim(new Claim(DisplayName, user.DisplayName));
        return identity;
    }

    /// <summary>The person behind a signed-in principal; null for a visitor.</summary>
    public static Actor? ActorOf(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
        && Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), out var role)
            ? new Actor(id, principal.FindFirstValue(DisplayName) ?? "", role)
            : null;
}
