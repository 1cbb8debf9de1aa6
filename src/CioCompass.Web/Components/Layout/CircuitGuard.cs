using CioCompass.Web.Hosting.Circuits;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CioCompass.Web.Components.Layout;

/// <summary>Says when the page answers to clicks, and lets the server pause it before it stops. Draws nothing.</summary>
public sealed class CircuitGuard(CircuitPause pauses, IJSRuntime js) : ComponentBase, IDisposable
{
    private const int Tries = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private IDisposable? entry;

    public void Dispose() => entry?.Dispose();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            entry = pauses.Enter(() => InvokeAsync(() => TellAsync("pause")));

            // The circuit may be there before the page's modules have come, since these wait for those that they import.
            for (var tries = 0; tries < Tries && !await TellAsync("opened"); tries++)
            {
                await Task.Delay(Pause);
            }
        }
    }

    /// <returns>False where the page has no such script yet.</returns>
    private async Task<bool> TellAsync(string what)
    {
        try
        {
            await js.InvokeVoidAsync($"cioCompass.{what}");
            return true;
        }
        catch (JSException)
        {
            return false;
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            // The page has gone meanwhile.
            return true;
        }
    }
}
