using System.Collections.Concurrent;

namespace CioCompass.Web.Hosting.Circuits;

/// <summary>
/// Before the server stops, asks every open page to pause: the browser then keeps the page's state and goes on where it was when the
/// program is back. A page that does not answer within <see cref="Patience"/> is not waited for; what was saved is safe either way.
/// </summary>
public sealed class CircuitPause(IHostApplicationLifetime lifetime) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<Guid, Func<Task>> pages = new();

    /// <summary>Enters an open page with the way to pause it; disposing, as pausing does, takes it out again.</summary>
    public IDisposable Enter(Func<Task> pause)
    {
        var id = Guid.NewGuid();
        pages[id] = pause;
        return new Entry(this, id);
    }

    /// <summary>
    /// The callbacks of <c>ApplicationStopping</c> run last in, first out, and one of them cuts every connection. Registering when the
    /// program has started puts this one before it; it has to block, or the cut would not wait.
    /// </summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        lifetime.ApplicationStarted.Register(() => lifetime.ApplicationStopping.Register(PauseAll));
        return Task.CompletedTask;
    }

    private void PauseAll()
    {
        _ = Task.WhenAll(pages.Values.Select(pause => Task.Run(pause)));
        SpinWait.SpinUntil(() => pages.IsEmpty, Patience);
    }

    private sealed class Entry(CircuitPause owner, Guid id) : IDisposable
    {
        public void Dispose() => owner.pages.TryRemove(id, out _);
    }
}
