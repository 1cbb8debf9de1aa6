using System.Security.Claims;
using CioCompass.Core.Accounts.SingleSignOn;
using CioCompass.Core.Configuration;
using CioCompass.Core.Text;

namespace CioCompass.Web.Features.Accounts.SingleSignOn;

/// <summary>Reads the claims of a token that has been checked.</summary>
public static class ProviderClaims
{
    public const string Issuer = "iss";

    public static ProviderIdentity Read(ClaimsPrincipal person, SingleSignOnOptions provider)
    {
        // Entra ID leaves "email" out unless it is asked for; its user name is an address, but not a verified one.
        var stated = person.FindFirstValue("email");
        var email = CleanText.Line(stated ?? person.FindFirstValue("preferred_username"));
        return new ProviderIdentity(
            person.FindFirstValue(Issuer) ?? "",
            person.FindFirstValue("sub") ?? "",
            email,
            EmailVerified: stated is not null && string.Equals(person.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase),
            person.FindFirstValue("name") ?? "",
            provider.RoleOf(Values(person, provider.RoleClaim)),
            provider.OrganisationClaim is { } claim ? [.. Values(person, claim).Select(CleanText.Line)] : null);
    }

    private static List<string> Values(ClaimsPrincipal person, string claim) => [.. person.FindAll(claim).Select(c => c.Value)];
}
