using System.Diagnostics.Metrics;
using CioCompass.Core.Backups;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Batching;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Metrics;
using CioCompass.Core.Workshops;
using CioCompass.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CioCompass.Tests.Metrics;

/// <summary>How a queue of writes tells that it is alive, and what is counted of it.</summary>
public sealed class MeasuringTests : IAsyncLifetime
{
    private static readonly Guid Room = Guid.NewGuid();

    private readonly Lock entry = new();
    private readonly List<(string Instrument, double Value, string Labels)> recorded = [];
    private readonly MeterListener listener = new();
    private TestDatabase database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.InFileAsync();

        // The listener hears every meter of the process, those of other tests too.
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter is { Name: CompassMeter.Name } meter && meter.Scope == database.Get<IMeterFactory>())
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_group_counts_its_writes_and_its_time_once_it_is_committed()
    {
        await using var queue = Queue((_, group) =>
        {
            database.Clock.Advance(TimeSpan.FromMilliseconds(40));
            return Answer(group);
        });

        await queue.WriteAsync(Room, 7, Cancel);

        Assert.Equal([("ciocompass.commit.size", 1, "queue=test"), ("ciocompass.commit.duration", 0.04, "queue=test outcome=committed")], Recorded());
    }

    [Fact]
    public async Task A_group_that_cannot_be_stored_counts_as_failed_and_the_queue_is_alive()
    {
        await using var queue = Queue((_, _) => throw new IOException("No room on the disk."));

        await Assert.ThrowsAsync<IOException>(() => queue.WriteAsync(Room, 7, Cancel));

        Assert.Equal([("ciocompass.commit.duration", 0, "queue=test outcome=failed")], Recorded());
        Assert.True(queue.IsCommitting);
    }

    [Fact]
    public async Task A_queue_that_is_stuck_in_one_transaction_is_not_alive_until_that_ends()
    {
        var (entered, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var queue = Queue(async (_, group) =>
        {
            entered.SetResult();
            await released.Task;
            return await Answer(group);
        });
        Assert.True(queue.IsCommitting);

        var writing = queue.WriteAsync(Room, 7, Cancel);
        await entered.Task;
        Assert.True(queue.IsCommitting);
        database.Clock.Advance(GroupCommit<int, int>.LongestCommit);
        Assert.False(queue.IsCommitting);

        released.SetResult();
        await writing;
        await queue.DisposeAsync();
        Assert.False(queue.IsCommitting);
    }

    [Fact]
    public async Task A_backup_that_cannot_be_made_is_counted_as_failed()
    {
        Directory.Delete(database.Data.Backups, recursive: true);

        await Assert.ThrowsAsync<StartupException>(() => database.Get<BackupService>().BackUpAsync(BackupKind.Daily, Cancel));

        Assert.Equal([("ciocompass.backups", 1, "outcome=failed")], Recorded());
    }

    [Fact]
    public void A_phone_that_goes_twice_is_taken_off_once()
    {
        var connected = database.Get<WorkshopMetrics>().PhoneConnected();

        connected.Dispose();
        connected.Dispose();

        Assert.Equal([1, -1], Recorded().Select(r => r.Value));
    }

    private static Task<(IReadOnlyList<int> Results, Action? Committed)> Answer(IReadOnlyList<int> group) => Task.FromResult((group, (Action?)null));

    private GroupCommit<int, int> Queue(GroupCommit<int, int>.WriteGroup write) => new(
        database.Get<IDbContextFactory<CompassDbContext>>(), database.Get<CommitLanes>(), write, "test", database.Get<DatabaseMetrics>(), database.Clock, NullLogger.Instance);

    /// <summary>How long a transaction held the lock is another matter, and of SQLite alone.</summary>
    private List<(string Instrument, double Value, string Labels)> Recorded()
    {
        lock (entry)
        {
            return [.. recorded.Where(r => r.Instrument != "ciocompass.write_lock.duration")];
        }
    }

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}"));
        lock (entry)
        {
            recorded.Add((instrument.Name, value, labels));
        }
    }
}
