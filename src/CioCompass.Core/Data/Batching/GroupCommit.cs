using CioCompass.Core.Data.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CioCompass.Core.Data.Batching;

/// <summary>
/// Writes of many senders, committed in groups: they wait in a bounded queue, and one transaction takes all that arrived while the one
/// before was written. A disk that confirms a hundred transactions a second then takes thousands of writes, and writers do not wait for
/// the database's lock against each other. A sender hears of its write only once that is committed. Workshops take turns where they share
/// a transaction, and have their own where the database writes them side by side (<see cref="CommitLanes"/>).
/// </summary>
public sealed partial class GroupCommit<TRequest, TResult> : ICommitQueue, IAsyncDisposable
{
    /// <summary>Writes in one transaction at most.</summary>
    internal const int GroupAtMost = 512;

    /// <summary>Writes waiting at most, of all workshops: more than the largest room has phones. Further senders are asked to come back.</summary>
    internal const int Capacity = 20_000;

    /// <summary>A transaction that takes longer is stuck: the database itself gives up on a lock after five seconds.</summary>
    public static readonly TimeSpan LongestCommit = TimeSpan.FromSeconds(15);

    /// <summary>Between the tries of a group that met a failure which may mend itself, such as a server that is replaced.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(400), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Lane> lanes = [];
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly IDbContextFactory<CompassDbContext> contexts;
    private readonly CommitLanes order;
    private readonly WriteGroup write;
    private readonly string name;
    private readonly DatabaseMetrics metrics;
    private readonly TimeProvider clock;
    private readonly ILogger logger;

    private int waiting;
    private bool isClosed;

    /// <param name="name">Of the queue, as the metrics label it.</param>
    public GroupCommit(
        IDbContextFactory<CompassDbContext> contexts, CommitLanes order, WriteGroup write, string name, DatabaseMetrics metrics, TimeProvider clock,
        ILogger logger)
    {
        this.contexts = contexts;
        this.order = order;
        this.write = write;
        this.name = name;
        this.metrics = metrics;
        this.clock = clock;
        this.logger = logger;
    }

    /// <summary>
    /// Applies a group to the context and saves it. Called again with the same group where it is not known whether the first time was
    /// committed: the second time must then change nothing.
    /// </summary>
    /// <returns>One result for each request, in their order, and what is to happen after the commit, before the senders hear of it.</returns>
    public delegate Task<(IReadOnlyList<TResult> Results, Action? Committed)> WriteGroup(CompassDbContext db, IReadOnlyList<TRequest> group);

    public bool IsCommitting
    {
        get
        {
            lock (gate)
            {
                return !isClosed && lanes.Values.All(lane => lane.CommitStartedAt is not { } at || clock.GetElapsedTime(at) < LongestCommit);
            }
        }
    }

    /// <param name="cancellationToken">Ends the waiting only: what is in the queue is written all the same.</param>
    /// <exception cref="DatabaseBusyException">Too much waits already, or the program is stopping: nothing has been written.</exception>
    public Task<TResult> WriteAsync(Guid workshopId, TRequest request, CancellationToken cancellationToken)
    {
        var pending = new PendingWrite<TRequest, TResult>(request);
        lock (gate)
        {
            if (isClosed || waiting >= Capacity)
            {
                throw new DatabaseBusyException();
            }

            waiting++;
            var key = order.SideBySide ? workshopId : Guid.Empty;
            if (!lanes.TryGetValue(key, out var lane))
            {
                lanes[key] = lane = new Lane();
                _ = Task.Run(() => WorkAsync(key, lane), CancellationToken.None);
            }

            lane.Waiting.Add(workshopId, pending);
        }

        return pending.Result.WaitAsync(cancellationToken);
    }

    /// <summary>Takes no more writes and finishes those that wait.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            isClosed = true;
            if (lanes.Count == 0)
            {
                drained.TrySetResult();
            }
        }

        await drained.Task;
    }

    /// <summary>Runs while anything waits in the lane.</summary>
    private async Task WorkAsync(Guid key, Lane lane)
    {
        while (Take(key, lane) is { Count: > 0 } group)
        {
            await CommitAsync(key, group);
            lock (gate)
            {
                lane.CommitStartedAt = null;
            }
        }
    }

    private List<PendingWrite<TRequest, TResult>> Take(Guid key, Lane lane)
    {
        lock (gate)
        {
            var group = lane.Waiting.Take(GroupAtMost);
            waiting -= group.Count;
            if (group.Count > 0)
            {
                lane.CommitStartedAt = clock.GetTimestamp();
                return group;
            }

            lanes.Remove(key);
            if (isClosed && lanes.Count == 0)
            {
                drained.TrySetResult();
            }

            return group;
        }
    }

    private async Task CommitAsync(Guid key, List<PendingWrite<TRequest, TResult>> group)
    {
        var startedAt = clock.GetTimestamp();
        var requests = group.ConvertAll(p => p.Request);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var results = await TryCommitAsync(WriteLock.Workshop(key), requests);
                metrics.GroupCommitted(name, group.Count, clock.GetElapsedTime(startedAt));
                foreach (var (pending, result) in group.Zip(results))
                {
                    pending.Complete(result);
                }

                return;
            }
            catch (Exception e) when (attempt < Pauses.Length && TransientErrors.Is(e))
            {
                // Real time also under a test's clock: it waits for the database, not for an hour of the day.
                Log.Again(logger, group.Count, e);
                await Task.Delay(Pauses[attempt]);
            }
            catch (Exception e)
            {
                // Nothing of the group is stored. Each sender hears of it and sends again; the queue goes on.
                Log.Failed(logger, group.Count, e);
                metrics.GroupFailed(name, clock.GetElapsedTime(startedAt));
                group.ForEach(p => p.Fail(e));
                return;
            }
        }
    }

    private async Task<IReadOnlyList<TResult>> TryCommitAsync(WriteLock writeLock, List<TRequest> requests)
    {
        await using var db = await contexts.CreateDbContextAsync();

        // Takes the write lock: nothing changes between what the group reads and its commit.
        await using var transaction = await db.BeginAsync(writeLock, CancellationToken.None);
        var (results, committed) = await write(db, requests);
        await transaction.CommitAsync();
        committed?.Invoke();
        return results;
    }

    private sealed class Lane
    {
        public FairQueue<PendingWrite<TRequest, TResult>> Waiting { get; } = new();

        /// <summary>Null while nothing is being committed.</summary>
        public long? CommitStartedAt { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A group of {Count} writes could not be stored yet; trying again")]
        public static partial void Again(ILogger logger, int count, Exception exception);

        [LoggerMessage(LogLevel.Error, "A group of {Count} writes could not be stored")]
        public static partial void Failed(ILogger logger, int count, Exception exception);
    }
}
