using Bunit;
using CioCompass.Web.Components;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Tests.Components;

public sealed class CancellableComponentTests : IAsyncDisposable
{
    private readonly BunitContext bunit = new();

    public ValueTask DisposeAsync() => bunit.DisposeAsync();

    [Fact]
    public async Task Leaving_a_component_cancels_its_reading_before_it_releases_what_else_it_holds()
    {
        var reader = bunit.Render<Reader>().Instance;
        Assert.False(reader.Token.IsCancellationRequested);

        await bunit.DisposeComponentsAsync();

        Assert.True(reader.WasCancelledWhenLeft);
        await Assert.ThrowsAsync<TaskCanceledException>(() => Task.Delay(Timeout.Infinite, reader.Token));
    }

    private sealed class Reader : CancellableComponent
    {
        public CancellationToken Token => Leaving;

        public bool WasCancelledWhenLeft { get; private set; }

        protected override ValueTask LeaveAsync()
        {
            WasCancelledWhenLeft = IsLeft;
            return base.LeaveAsync();
        }
    }
}
