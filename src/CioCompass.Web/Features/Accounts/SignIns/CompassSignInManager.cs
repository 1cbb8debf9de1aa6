using CioCompass.Core.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Features.Accounts.SignIns;

/// <summary>
/// Identity's sign-in, which a disabled account does not pass, whatever the means. A passkey that nobody asked for, as from a page that was open for
/// too long, is refused like a wrong one; Identity itself throws.
/// </summary>
public sealed class CompassSignInManager(
    UserManager<CompassUser> users, IHttpContextAccessor context, IUserClaimsPrincipalFactory<CompassUser> claims,
    IOptions<IdentityOptions> options, ILogger<SignInManager<CompassUser>> logger, IAuthenticationSchemeProvider schemes,
    IUserConfirmation<CompassUser> confirmation)
    : SignInManager<CompassUser>(users, context, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(CompassUser user) => !user.IsDisabled && await base.CanSignInAsync(user);

    public override async Task<PasskeyAssertionResult<CompassUser>> PerformPasskeyAssertionAsync(string credentialJson)
    {
        try
        {
            return await base.PerformPasskeyAssertionAsync(credentialJson);
        }
        catch (InvalidOperationException e)
        {
            return PasskeyAssertionResult.Fail<CompassUser>(new PasskeyException(e.Message, e));
        }
    }

    public override async Task<PasskeyAttestationResult> PerformPasskeyAttestationAsync(string credentialJson)
    {
        try
        {
            return await base.PerformPasskeyAttestationAsync(credentialJson);
        }
        catch (InvalidOperationException e)
        {
            return PasskeyAttestationResult.Fail(new PasskeyException(e.Message, e));
        }
    }
}
