using System.Security.Claims;
using CioCompass.Core.Accounts;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Features.Accounts.Sessions;

/// <summary>
/// Asks on every open page, more than once a minute, whether the account still is what it was: somebody who is disabled, or whose role
/// has changed, loses the page within a minute, not at the next click. So does one whose sign-in has lasted too long.
/// </summary>
public sealed class LiveAuthentication(
    ILoggerFactory loggers, IServiceScopeFactory scopes, SessionLimits limits, IOptions<IdentityOptions> options)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(45);

    protected override TimeSpan RevalidationInterval => Interval;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (!limits.Allow(authenticationState.User))
        {
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<CompassUser>>();
        var user = await users.GetUserAsync(authenticationState.User);
        return user is { IsDisabled: false }
            && user.SecurityStamp == authenticationState.User.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
    }
}
