namespace CioCompass.Core.Data;

/// <summary>
/// A value that all readers share and another process may have replaced: looked at again when it is asked for and has not been looked at for <see
/// cref="LongestUnchecked"/>, so that a page costs no query in between.
/// </summary>
internal sealed class Rechecked<T>(TimeProvider clock)
    where T : class
{
    /// <summary>Readers may see what was before for so long.</summary>
    public static readonly TimeSpan LongestUnchecked = TimeSpan.FromSeconds(30);

    private readonly Lock writing = new();
    private Entry? entry;
    private long begun;

    /// <summary>Null where it was never read, or not looked at for too long.</summary>
    public T? Fresh => entry is { } known && clock.GetElapsedTime(known.CheckedAt) < LongestUnchecked ? known.Value : null;

    /// <summary>
    /// Looks at it now. Of several looks at once the one that began last is kept, in whatever order they end: whoever publishes looks
    /// afterwards, and a slow read from before never overwrites that.
    /// </summary>
    /// <param name="look">Gets what is known (null at first) and gives the same back where it still holds.</param>
    public async Task<T> LookAsync(Func<T?, Task<T>> look)
    {
        var number = Interlocked.Increment(ref begun);
        var checkedAt = clock.GetTimestamp();
        var value = await look(entry?.Value);
        lock (writing)
        {
            if (entry is null || entry.Number < number)
            {
                entry = new Entry(value, checkedAt, number);
            }
        }

        return value;
    }

    private sealed record Entry(T Value, long CheckedAt, long Number);
}
