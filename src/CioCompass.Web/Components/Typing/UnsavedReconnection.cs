using Microsoft.AspNetCore.Components.Server.Circuits;

namespace CioCompass.Web.Components.Typing;

/// <summary>After an interruption the same circuit hears what was typed meanwhile; a new one finds it in the browser's copy.</summary>
public sealed class UnsavedReconnection(UnsavedWork work) : CircuitHandler
{
    private bool wasDown;

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        wasDown = true;
        return Task.CompletedTask;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (wasDown)
        {
            // Not awaited: the circuit hears the browser's answer only after this.
            _ = work.HearAgainAsync();
        }

        return Task.CompletedTask;
    }
}
