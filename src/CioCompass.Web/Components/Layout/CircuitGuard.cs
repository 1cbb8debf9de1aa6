using CioCompass.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CioCompass.Web.Components.Layout;

/// <summary>Lets the server pause this page before it stops. Draws nothing.</summary>
public sealed class CircuitGuard(CircuitPause pauses, IJSRuntime js) : ComponentBase, IDisposable
{
    private IDisposable? entry;

    public void Dispose() => entry?.Dispose();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            entry = pauses.Enter(() => InvokeAsync(PauseAsync));
        }
    }

    private async Task PauseAsync()
    {
        try
        {
            await js.InvokeVoidAsync("cioCompass.pause");
        }
        catch (Exception e) when (e is JSDisconnectedException or JSException or OperationCanceledException)
        {
            // The page has gone before it could pause.
        }
    }
}
