namespace CioCompass.Core.Data;

/// <summary>
/// What all readers share and another process may have replaced: looked at again when it is asked for and has not been looked at for
/// <see cref="LongestUnchecked"/>, so that a page costs no query in between.
/// </summary>
internal sealed class Rechecked<T>(TimeProvider clock)
    where T : class
{
    /// <summary>Readers may see what was before for so long.</summary>
    public static readonly TimeSpan LongestUnchecked = TimeSpan.FromSeconds(30);

    private Entry? entry;

    /// <summary>Null where it was never read, or not looked at for too long.</summary>
    public T? Fresh => entry is { } known && clock.GetElapsedTime(known.CheckedAt) < LongestUnchecked ? known.Value : null;

    /// <summary>Looks at it now.</summary>
    /// <param name="look">Gets what is known (null at first) and gives the same back where it still holds.</param>
    public async Task<T> LookAsync(Func<T?, Task<T>> look)
    {
        var checkedAt = clock.GetTimestamp();
        var value = await look(entry?.Value);
        entry = new Entry(value, checkedAt);
        return value;
    }

    private sealed record Entry(T Value, long CheckedAt);
}
