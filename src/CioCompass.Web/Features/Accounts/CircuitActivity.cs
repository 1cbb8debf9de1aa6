using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace CioCompass.Web.Features.Accounts;

/// <summary>Tells <see cref="SessionLimits"/> that somebody does something on an open page.</summary>
public sealed class CircuitActivity(SessionLimits limits, AuthenticationStateProvider authentication) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        async context =>
        {
            limits.Touch((await authentication.GetAuthenticationStateAsync()).User);
            await next(context);
        };
}
