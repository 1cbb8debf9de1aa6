using CioCompass.Core.Data;
using CioCompass.Core.Data.Batching;
using CioCompass.Core.Data.Transactions;
using CioCompass.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CioCompass.Tests.Data.Batching;

/// <summary>Writes that wait for each other: their order, their room, and a database that fails for a moment.</summary>
public sealed class GroupCommitTests : IAsyncLifetime
{
    private static readonly Guid Room = Guid.CreateVersion7();
    private static readonly Guid OtherRoom = Guid.CreateVersion7();

    private readonly List<IReadOnlyList<int>> groups = [];
    private TestDatabase database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task What_arrives_while_a_group_is_written_is_one_group_in_which_rooms_take_turns()
    {
        var (entered, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var queue = Queue(async group =>
        {
            entered.TrySetResult();
            await released.Task;
            return group;
        });
        var first = queue.WriteAsync(Room, 0, Cancel);
        await entered.Task;

        var waiting = Enumerable.Range(1, 1000).Select(n => queue.WriteAsync(Room, n, Cancel)).ToList();
        var other = queue.WriteAsync(OtherRoom, 1001, Cancel);
        released.SetResult();
        await first;
        await Task.WhenAll(waiting);

        Assert.Equal(1001, await other);
        var largest = GroupCommit<int, int>.GroupAtMost;
        if (database.Get<CommitLanes>().SideBySide)
        {
            Assert.Equal([1, 1, 1000 - largest, largest], groups.Select(g => g.Count).Order());
        }
        else
        {
            Assert.Equal([1, largest, 1001 - largest], groups.Select(g => g.Count));
            Assert.Equal(1001, groups[1][1]);
        }
    }

    [Fact]
    public async Task A_failure_that_mends_itself_is_not_heard_of()
    {
        var tries = 0;
        await using var queue = Queue(group => ++tries < 3 ? throw new NpgsqlException("gone", new IOException()) : Task.FromResult(group));

        Assert.Equal(7, await queue.WriteAsync(Room, 7, Cancel));
        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task A_failure_that_lasts_reaches_the_sender_and_the_next_write_is_tried_anew()
    {
        await using var queue = Queue(group => group.Contains(7) ? throw new IOException("No room on the disk.") : Task.FromResult(group));

        await Assert.ThrowsAsync<IOException>(() => queue.WriteAsync(Room, 7, Cancel));
        Assert.Equal(8, await queue.WriteAsync(Room, 8, Cancel));
    }

    [Fact]
    public async Task Beyond_what_may_wait_a_sender_is_asked_to_come_back_and_what_waits_is_written()
    {
        var (entered, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var queue = Queue(async group =>
        {
            entered.TrySetResult();
            await released.Task;
            return group;
        });
        var first = queue.WriteAsync(Room, 0, Cancel);
        await entered.Task;
        var waiting = Enumerable.Range(1, GroupCommit<int, int>.Capacity).Select(n => queue.WriteAsync(Room, n, Cancel)).ToList();

        await Assert.ThrowsAsync<DatabaseBusyException>(() => queue.WriteAsync(Room, -1, Cancel));
        released.SetResult();
        await first;
        Assert.Equal(Enumerable.Range(1, GroupCommit<int, int>.Capacity), await Task.WhenAll(waiting));
    }

    [Fact]
    public async Task A_queue_that_is_closed_writes_what_waits_and_asks_others_to_come_back()
    {
        var released = new TaskCompletionSource();
        var queue = Queue(async group =>
        {
            await released.Task;
            return group;
        });
        var waiting = queue.WriteAsync(Room, 7, Cancel);

        var closing = queue.DisposeAsync().AsTask();
        await Assert.ThrowsAsync<DatabaseBusyException>(() => queue.WriteAsync(Room, 8, Cancel));
        released.SetResult();
        await closing;

        Assert.Equal(7, await waiting);
    }

    private GroupCommit<int, int> Queue(Func<IReadOnlyList<int>, Task<IReadOnlyList<int>>> write) => new(
        database.Get<IDbContextFactory<CompassDbContext>>(), database.Get<CommitLanes>(), async (_, group) =>
        {
            lock (groups)
            {
                groups.Add(group);
            }

            return (await write(group), null);
        }, "test", database.Get<DatabaseMetrics>(), database.Clock, NullLogger.Instance);
}
