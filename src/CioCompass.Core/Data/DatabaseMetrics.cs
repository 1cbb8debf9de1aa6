using System.Diagnostics.Metrics;
using CioCompass.Core.Metrics;

namespace CioCompass.Core.Data;

/// <summary>Sizes and times of transactions.</summary>
public sealed class DatabaseMetrics
{
    private const string Queue = "queue";

    private static readonly InstrumentAdvice<int> Writes = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 512] };

    private readonly Histogram<int> commitSize;
    private readonly Histogram<double> commitDuration;
    private readonly Histogram<double> writeLock;

    public DatabaseMetrics(IMeterFactory meters)
    {
        var meter = CompassMeter.Of(meters);
        commitSize = meter.CreateHistogram("ciocompass.commit.size", "{write}", "Writes committed in one transaction, by queue.", tags: null, Writes);
        commitDuration = meter.CreateHistogram(
            "ciocompass.commit.duration", "s", "Time of one group's transaction, by queue and outcome.", tags: null, CompassMeter.Seconds);
        writeLock = meter.CreateHistogram(
            "ciocompass.write_lock.duration", "s", "Time that a committed transaction held the write lock.", tags: null, CompassMeter.Seconds);
    }

    /// <param name="queue">Which queue, from the code; never from a request.</param>
    /// <param name="writes">How many writes the transaction held.</param>
    public void GroupCommitted(string queue, int writes, TimeSpan duration)
    {
        commitSize.Record(writes, KeyValuePair.Create<string, object?>(Queue, queue));
        commitDuration.Record(duration.TotalSeconds, new(Queue, queue), CompassMeter.OutcomeOf("committed"));
    }

    /// <param name="queue">Which queue, from the code; never from a request.</param>
    public void GroupFailed(string queue, TimeSpan duration) =>
        commitDuration.Record(duration.TotalSeconds, new(Queue, queue), CompassMeter.OutcomeOf("failed"));

    /// <param name="duration">From getting the lock to the end of the commit.</param>
    public void WriteLockHeld(TimeSpan duration) => writeLock.Record(duration.TotalSeconds);
}
