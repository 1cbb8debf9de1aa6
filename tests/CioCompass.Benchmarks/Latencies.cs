using System.Diagnostics;
using System.Globalization;

namespace CioCompass.Benchmarks;

/// <summary>Durations, and how they are spread.</summary>
public sealed class Latencies
{
    private readonly List<double> milliseconds = [];

    public int Count
    {
        get
        {
            lock (milliseconds)
            {
                return milliseconds.Count;
            }
        }
    }

    public static Latencies Of(IEnumerable<TimeSpan> durations)
    {
        var latencies = new Latencies();
        foreach (var duration in durations)
        {
            latencies.Add(duration);
        }

        return latencies;
    }

    /// <summary>Adds how long something takes.</summary>
    public async Task TimeAsync(Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        Add(watch.Elapsed);
    }

    public void Add(TimeSpan duration)
    {
        lock (milliseconds)
        {
            milliseconds.Add(duration.TotalMilliseconds);
        }
    }

    /// <summary>Nearest rank, in milliseconds; 100 for the longest.</summary>
    public double Percentile(int percent)
    {
        lock (milliseconds)
        {
            if (milliseconds.Count == 0)
            {
                return double.NaN;
            }

            milliseconds.Sort();
            return milliseconds[(int)Math.Ceiling(percent / 100.0 * milliseconds.Count) - 1];
        }
    }

    /// <summary>"p50 12 · p95 34 · p99 56 · longest 78 ms".</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"p50 {Percentile(50):0} · p95 {Percentile(95):0} · p99 {Percentile(99):0} · longest {Percentile(100):0} ms");
}
