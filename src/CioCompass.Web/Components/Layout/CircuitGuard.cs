using CioCompass.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CioCompass.Web.Components.Layout;

/// <summary>Says when the page answers to clicks, and lets the server pause it before it stops. Draws nothing.</summary>
public sealed class CircuitGuard(CircuitPause pauses, IJSRuntime js) : ComponentBase, IDisposable
{
    private IDisposable? entry;

    public void Dispose() => entry?.Dispose();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            entry = pauses.Enter(() => InvokeAsync(() => TellAsync("pause")));
            await TellAsync("opened");
        }
    }

    private async Task TellAsync(string what)
    {
        try
        {
            await js.InvokeVoidAsync($"cioCompass.{what}");
        }
        catch (Exception e) when (e is JSDisconnectedException or JSException or OperationCanceledException)
        {
            // The page has gone meanwhile.
        }
    }
}
