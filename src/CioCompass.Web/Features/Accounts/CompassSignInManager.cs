using CioCompass.Core.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Features.Accounts;

/// <summary>Identity's sign-in, which a disabled account does not pass, whatever the means.</summary>
public sealed class CompassSignInManager(
    UserManager<CompassUser> users, IHttpContextAccessor context, IUserClaimsPrincipalFactory<CompassUser> claims,
    IOptions<IdentityOptions> options, ILogger<SignInManager<CompassUser>> logger, IAuthenticationSchemeProvider schemes,
    IUserConfirmation<CompassUser> confirmation)
    : SignInManager<CompassUser>(users, context, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(CompassUser user) => !user.IsDisabled && await base.CanSignInAsync(user);
}
