using System.Security.Claims;
using CioCompass.Core.Accounts;
using Microsoft.AspNetCore.Components.Authorization;

namespace CioCompass.Tests.Support.Components;

/// <summary>Says who the reader is only when it is told to. Until then a page has drawn itself without its data, as over a database on a
/// server, which answers after the first rendering.</summary>
internal sealed class LateAuthentication(Actor reader) : AuthenticationStateProvider
{
    private readonly TaskCompletionSource<AuthenticationState> state = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Task<AuthenticationState> GetAuthenticationStateAsync() => state.Task;

    public void Answer() =>
        state.SetResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(ReaderContext.ClaimsOf(reader), "test"))));
}
