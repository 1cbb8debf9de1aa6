using System.Globalization;
using System.Security.Claims;
using CioCompass.Core.Accounts.SignIns;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace CioCompass.Web.Features.Accounts.Sessions;

/// <summary>
/// Sees whatever somebody does on an open page before the page does: tells <see cref="SessionLimits"/>, and lets nothing through of a sign-in
/// that has ended meanwhile. The page then is a visitor's.
/// </summary>
public sealed class CircuitActivity(SessionLimits limits, EndedSignIns ended, AuthenticationStateProvider authentication) : CircuitHandler
{
    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        async context =>
        {
            var user = (await authentication.GetAuthenticationStateAsync()).User;
            if (HasEnded(user))
            {
                (authentication as IHostEnvironmentAuthenticationStateProvider)?.SetAuthenticationState(Task.FromResult(Nobody));
                return;
            }

            limits.Touch(user);
            await next(context);
        };

    private bool HasEnded(ClaimsPrincipal user) =>
        CompassClaims.ActorOf(user) is { } actor
        && DateTimeOffset.TryParse(
            user.FindFirstValue(AccountCookies.SignedInAt), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var signedInAt)
        && ended.Include(actor.UserId, signedInAt);
}
