using CioCompass.Core.Accounts;
using Microsoft.AspNetCore.Components.Authorization;

namespace CioCompass.Web.Features.Accounts;

/// <summary>Finds the person who is looking at this page, on a request and on a circuit alike.</summary>
public sealed class CurrentActor(AuthenticationStateProvider authentication)
{
    /// <summary>Null for a visitor who has not signed in.</summary>
    public async Task<Actor?> FindAsync()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return CompassClaims.ActorOf(state.User);
    }

    /// <summary>Returns the person on pages that only signed-in readers reach.</summary>
    public async Task<Actor> GetAsync() =>
        await FindAsync() ?? throw new InvalidOperationException("The page lacks its [Authorize] attribute.");
}
