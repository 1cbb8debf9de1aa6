using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CioCompass.Web.Features.Accounts.SingleSignOn;

/// <summary>
/// Sends a reader from a form of ours to the provider by way of a page that goes there by itself. A form that is redirected to another site
/// needs that site in <c>form-action</c>, and every site that it redirects to in turn, which only the provider knows; the page needs none.
/// </summary>
public sealed class LeavingAddress(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("CioCompass.Leaving").ToTimeLimitedDataProtector();

    /// <summary>Takes the redirect that the handler of the provider has written, and leads to the page instead.</summary>
    public IResult InsteadOfRedirect(HttpContext context)
    {
        var to = context.Response.Headers.Location.ToString();
        context.Response.Headers.Remove("Location");
        return Results.LocalRedirect($"{SingleSignOnAddresses.Leaving}?to={Uri.EscapeDataString(protector.Protect(to, Lifetime))}");
    }

    /// <returns>Null for anything that was not made here within the last minute: the page leads nowhere that a stranger chose.</returns>
    public string? Read(string? to)
    {
        try
        {
            return string.IsNullOrEmpty(to) ? null : protector.Unprotect(to);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
