namespace CioCompass.Core.Limits;

/// <summary>
/// Counts failures per key, such as a <see cref="ClientNetwork"/>, in a sliding window. Successes are never counted: a whole room shares one
/// address. In memory only; a restart forgives. The limiters of System.Threading.RateLimiting count what is asked for instead of what failed,
/// and take no clock.
/// </summary>
/// <param name="limit">Failures within the window after which the key has to wait.</param>
/// <param name="capacity">Most keys that are remembered: a flood from many of them pushes out the oldest, never all.</param>
public sealed class FailureLimiter(int limit, TimeSpan window, TimeProvider clock, int capacity = FailureLimiter.DefaultCapacity)
{
    public const int DefaultCapacity = 10_000;

    private readonly Lock gate = new();
    private readonly LeastRecentlyUsed<Queue<DateTimeOffset>> failures = new(capacity);

    internal int Remembered
    {
        get
        {
            lock (gate)
            {
                return failures.Count;
            }
        }
    }

    /// <returns>How long the key has to wait, above zero; null when it may try.</returns>
    public TimeSpan? WaitOf(string key)
    {
        lock (gate)
        {
            return failures.TryGet(key, out var times) ? Wait(times) : null;
        }
    }

    public void Fail(string key)
    {
        lock (gate)
        {
            failures.RemoveOldest(times => times.All(IsPast));
            var times = failures.GetOrAdd(key, () => new Queue<DateTimeOffset>(1));
            times.Enqueue(clock.GetUtcNow());
            while (times.Count > limit)
            {
                times.Dequeue();
            }
        }
    }

    private TimeSpan? Wait(Queue<DateTimeOffset> times)
    {
        while (times.TryPeek(out var oldest) && IsPast(oldest))
        {
            times.Dequeue();
        }

        return times.Count < limit ? null : times.Peek() + window - clock.GetUtcNow();
    }

    private bool IsPast(DateTimeOffset time) => clock.GetUtcNow() - time >= window;
}
