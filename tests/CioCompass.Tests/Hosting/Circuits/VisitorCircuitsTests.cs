using System.Security.Claims;
using CioCompass.Web.Hosting.Circuits;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;

namespace CioCompass.Tests.Hosting.Circuits;

public sealed class VisitorCircuitsTests
{
    private readonly VisitorCircuits circuits = new();

    [Theory]
    [InlineData("/_blazor/negotiate", "", true)]
    [InlineData("/_blazor", "", true)]
    [InlineData("/_blazor", "?id=known", false)]
    [InlineData("/", "", false)]
    public void A_full_house_takes_no_further_visitors_and_ends_none_that_is_there(string path, string query, bool refused)
    {
        var request = new DefaultHttpContext { Request = { Path = path, QueryString = new QueryString(query) } };
        Assert.False(circuits.Refuses(request));

        for (var i = 0; i < VisitorCircuits.AtMost; i++)
        {
            circuits.Begin();
        }

        Assert.Equal(refused, circuits.Refuses(request));
        circuits.End();
        Assert.False(circuits.Refuses(request));
    }

    [Fact]
    public async Task A_page_that_closes_makes_room()
    {
        var nobody = new Fixed(new ClaimsPrincipal(new ClaimsIdentity()));
        var pages = Enumerable.Range(0, VisitorCircuits.AtMost).Select(_ => new VisitorCircuit(circuits, nobody)).ToList();
        foreach (var page in pages)
        {
            await page.OnCircuitOpenedAsync(null!, CancellationToken.None);
        }

        Assert.True(circuits.IsFull);
        await pages[0].OnCircuitClosedAsync(null!, CancellationToken.None);
        Assert.False(circuits.IsFull);
    }

    private sealed class Fixed(ClaimsPrincipal user) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(user));
    }
}
