using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace CioCompass.Web.Hosting.Circuits;

/// <summary>
/// Counts the live pages of readers who have not signed in, up to a ceiling: each costs memory, and the public pages are complete without.
/// </summary>
public sealed class VisitorCircuits
{
    /// <summary>At about half a megabyte each.</summary>
    public const int AtMost = 500;

    private int open;

    public bool IsFull => Volatile.Read(ref open) >= AtMost;

    /// <summary>Whether a request would begin one more than there may be; one that goes on with a connection brings its id.</summary>
    public bool Refuses(HttpContext context) =>
        IsFull && IsBeginning(context.Request) && CompassClaims.ActorOf(context.User) is null;

    internal void Begin() => Interlocked.Increment(ref open);

    internal void End() => Interlocked.Decrement(ref open);

    private static bool IsBeginning(HttpRequest request) =>
        request.Path.StartsWithSegments("/_blazor/negotiate") || (request.Path == "/_blazor" && !request.Query.ContainsKey("id"));
}

/// <summary>Tells <see cref="VisitorCircuits"/> of one circuit.</summary>
public sealed class VisitorCircuit(VisitorCircuits circuits, AuthenticationStateProvider authentication) : CircuitHandler
{
    private bool isCounted;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        isCounted = CompassClaims.ActorOf((await authentication.GetAuthenticationStateAsync()).User) is null;
        if (isCounted)
        {
            circuits.Begin();
        }
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (isCounted)
        {
            circuits.End();
        }

        return Task.CompletedTask;
    }
}
