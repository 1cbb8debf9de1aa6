using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Components;

/// <summary>A component whose reading ends when the reader leaves it. A write takes no such token: it ends although its page is left.</summary>
public abstract class CancellableComponent : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource leaving = new();

    protected CancellableComponent() => Leaving = leaving.Token;

    /// <summary>Cancelled when the component is left, and of use after that too.</summary>
    protected CancellationToken Leaving { get; }

    /// <summary>Whether the component was left: nothing is to be read or drawn any more.</summary>
    protected bool IsLeft => Leaving.IsCancellationRequested;

    public ValueTask DisposeAsync()
    {
        leaving.Cancel();
        leaving.Dispose();
        GC.SuppressFinalize(this);
        return LeaveAsync();
    }

    /// <summary>Releases what else the component holds; its reading is cancelled by then.</summary>
    protected virtual ValueTask LeaveAsync() => ValueTask.CompletedTask;
}
