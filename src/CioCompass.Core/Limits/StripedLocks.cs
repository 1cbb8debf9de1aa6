namespace CioCompass.Core.Limits;

/// <summary>
/// Lets one at a time in for each key. A fixed number of locks is shared by all keys, so that a flood of keys takes no memory; two keys
/// that share one wait for each other now and then.
/// </summary>
public sealed class StripedLocks
{
    private readonly SemaphoreSlim[] stripes = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1))];

    /// <param name="key">In any case of letters.</param>
    /// <returns>To be disposed when the next may come in.</returns>
    public async Task<IDisposable> TakeAsync(string key, CancellationToken cancellationToken)
    {
        var stripe = stripes[(uint)key.GetHashCode(StringComparison.OrdinalIgnoreCase) % (uint)stripes.Length];
        await stripe.WaitAsync(cancellationToken);
        return new Taken(stripe);
    }

    private sealed class Taken(SemaphoreSlim stripe) : IDisposable
    {
        public void Dispose() => stripe.Release();
    }
}
