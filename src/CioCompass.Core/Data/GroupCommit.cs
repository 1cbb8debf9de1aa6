using System.Threading.Channels;
using CioCompass.Core.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CioCompass.Core.Data;

/// <summary>
/// Writes of many senders, committed in groups: they wait in a bounded queue, and one transaction takes all that arrived while the one
/// before was written. A disk that confirms a hundred transactions a second then takes thousands of writes, and writers do not wait for
/// the database's lock against each other. A sender hears of its write only once that is committed.
/// </summary>
public sealed partial class GroupCommit<TRequest, TResult> : ICommitQueue, IAsyncDisposable
{
    /// <summary>Writes in one transaction at most.</summary>
    private const int GroupAtMost = 512;

    /// <summary>Writes waiting at most; further senders wait for room.</summary>
    private const int Capacity = 4096;

    private const long Idle = long.MinValue;

    /// <summary>A transaction that takes longer is stuck: the database itself gives up on a lock after five seconds.</summary>
    public static readonly TimeSpan LongestCommit = TimeSpan.FromSeconds(15);

    private readonly Channel<Pending> arriving = Channel.CreateBounded<Pending>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly IDbContextFactory<CompassDbContext> contexts;
    private readonly WriteGroup write;
    private readonly string name;
    private readonly CompassMetrics metrics;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly Task work;

    private long commitStartedAt = Idle;

    /// <param name="name">Of the queue, as the metrics label it.</param>
    public GroupCommit(
        IDbContextFactory<CompassDbContext> contexts, WriteGroup write, string name, CompassMetrics metrics, TimeProvider clock, ILogger logger)
    {
        this.contexts = contexts;
        this.write = write;
        this.name = name;
        this.metrics = metrics;
        this.clock = clock;
        this.logger = logger;
        work = Task.Run(WorkAsync);
    }

    /// <summary>Applies a group to the context and saves it.</summary>
    /// <returns>One result for each request, in their order, and what is to happen after the commit.</returns>
    public delegate Task<(IReadOnlyList<TResult> Results, Action? Committed)> WriteGroup(CompassDbContext db, IReadOnlyList<TRequest> group);

    public bool IsCommitting =>
        !work.IsCompleted && (Volatile.Read(ref commitStartedAt) is var at && (at == Idle || clock.GetElapsedTime(at) < LongestCommit));

    /// <param name="cancellationToken">Ends the waiting only: what is in the queue is written all the same.</param>
    /// <exception cref="ChannelClosedException">The program is stopping.</exception>
    public async Task<TResult> WriteAsync(TRequest request, CancellationToken cancellationToken)
    {
        var pending = new Pending(request);
        await arriving.Writer.WriteAsync(pending, cancellationToken);
        return await pending.Result.WaitAsync(cancellationToken);
    }

    /// <summary>Takes no more writes and finishes those that wait.</summary>
    public async ValueTask DisposeAsync()
    {
        arriving.Writer.TryComplete();
        await work;
    }

    private async Task WorkAsync()
    {
        var group = new List<Pending>(GroupAtMost);
        while (await arriving.Reader.WaitToReadAsync())
        {
            while (group.Count < GroupAtMost && arriving.Reader.TryRead(out var pending))
            {
                group.Add(pending);
            }

            await CommitAsync(group);
            group.Clear();
        }
    }

    private async Task CommitAsync(IReadOnlyList<Pending> group)
    {
        var startedAt = clock.GetTimestamp();
        Volatile.Write(ref commitStartedAt, startedAt);
        try
        {
            await using var db = await contexts.CreateDbContextAsync();

            // Takes the write lock: nothing changes between what the group reads and its commit.
            await using var transaction = await db.Database.BeginTransactionAsync();
            var (results, committed) = await write(db, [.. group.Select(p => p.Request)]);
            await transaction.CommitAsync();
            metrics.GroupCommitted(name, group.Count, clock.GetElapsedTime(startedAt));

            foreach (var (pending, result) in group.Zip(results))
            {
                pending.Complete(result);
            }

            committed?.Invoke();
        }
        catch (Exception e)
        {
            // Nothing of the group is stored. Each sender hears of it and sends again; the queue goes on.
            Log.Failed(logger, group.Count, e);
            metrics.GroupFailed(name, clock.GetElapsedTime(startedAt));
            foreach (var pending in group)
            {
                pending.Fail(e);
            }
        }
        finally
        {
            Volatile.Write(ref commitStartedAt, Idle);
        }
    }

    /// <summary>A write on its way, and its sender's wait for the commit.</summary>
    private sealed class Pending(TRequest request)
    {
        // Senders go on elsewhere than on the queue's own loop.
        private readonly TaskCompletionSource<TResult> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TRequest Request => request;

        public Task<TResult> Result => done.Task;

        public void Complete(TResult result) => done.TrySetResult(result);

        public void Fail(Exception exception)
        {
            done.TrySetException(exception);

            // A sender that has gone away observes nothing; that is no error of the program.
            _ = done.Task.Exception;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A group of {Count} writes could not be stored")]
        public static partial void Failed(ILogger logger, int count, Exception exception);
    }
}
