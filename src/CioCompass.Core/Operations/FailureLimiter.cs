using System.Collections.Concurrent;

namespace CioCompass.Core.Operations;

/// <summary>
/// Counts failures per address in a sliding window. Successes are never counted: a whole room shares one address. In memory only; a
/// restart forgives.
/// </summary>
/// <param name="limit">Failures within the window after which the address has to wait.</param>
public sealed class FailureLimiter(int limit, TimeSpan window, TimeProvider clock)
{
    /// <summary>Most addresses that are remembered; a flood from many of them does not fill the memory.</summary>
    private const int Capacity = 10_000;

    private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> failures = new(StringComparer.Ordinal);

    /// <returns>How long the address has to wait; null when it may try.</returns>
    public TimeSpan? WaitOf(string address)
    {
        if (!failures.TryGetValue(address, out var times))
        {
            return null;
        }

        lock (times)
        {
            Forget(times);
            return times.Count < limit ? null : times.Peek() + window - clock.GetUtcNow();
        }
    }

    public void Fail(string address)
    {
        if (failures.Count >= Capacity)
        {
            Tidy();
        }

        var times = failures.GetOrAdd(address, _ => new Queue<DateTimeOffset>());
        lock (times)
        {
            Forget(times);
            times.Enqueue(clock.GetUtcNow());
            while (times.Count > limit)
            {
                times.Dequeue();
            }
        }
    }

    private void Forget(Queue<DateTimeOffset> times)
    {
        while (times.TryPeek(out var oldest) && clock.GetUtcNow() - oldest >= window)
        {
            times.Dequeue();
        }
    }

    private void Tidy()
    {
        foreach (var (address, times) in failures)
        {
            lock (times)
            {
                Forget(times);
                if (times.Count == 0)
                {
                    failures.TryRemove(address, out _);
                }
            }
        }

        if (failures.Count >= Capacity)
        {
            failures.Clear();
        }
    }
}
