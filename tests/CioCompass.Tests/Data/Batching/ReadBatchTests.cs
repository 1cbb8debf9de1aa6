using CioCompass.Core.Data.Batching;


namespace CioCompass.Tests.Data.Batching;

public sealed class ReadBatchTests
{
    private readonly List<IReadOnlyCollection<int>> queries = [];
    private readonly TaskCompletionSource started = new();
    private readonly TaskCompletionSource released = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_asks_while_a_query_runs_shares_the_next_and_hears_what_was_there_when_it_began()
    {
        var stored = 1;
        var reading = Reading(keys => keys.ToDictionary(k => k, k => k * stored));
        var first = reading.ReadAsync(7, Cancel);
        await started.Task;

        var others = Enumerable.Range(1, 100).Select(n => reading.ReadAsync(n % 10, Cancel)).ToList();
        stored = 2;
        released.SetResult();

        await first;
        var found = await Task.WhenAll(others);
        Assert.Equal([.. Enumerable.Range(1, 100).Select(n => n % 10 * 2)], found);
        Assert.Equal([1, 10], queries.Select(q => q.Count));
    }

    [Fact]
    public async Task More_than_a_query_takes_becomes_several()
    {
        var reading = Reading(keys => keys.ToDictionary(k => k, k => k));
        var first = reading.ReadAsync(0, Cancel);
        await started.Task;

        var others = Enumerable.Range(1, 1000).Select(n => reading.ReadAsync(n, Cancel)).ToList();
        released.SetResult();

        await first;
        var found = await Task.WhenAll(others);
        Assert.Equal([.. Enumerable.Range(1, 1000)], found);
        Assert.All(queries, q => Assert.InRange(q.Count, 1, ReadBatch<int, int>.KeysAtMost));
        Assert.Equal(5, queries.Count);
    }

    [Fact]
    public async Task A_failure_reaches_those_who_share_the_query_and_nobody_after_them()
    {
        released.SetResult();
        var isDown = true;
        var reading = Reading(keys => isDown ? throw new IOException("down") : keys.ToDictionary(k => k, k => k));

        await Assert.ThrowsAsync<IOException>(() => reading.ReadAsync(1, Cancel));
        isDown = false;
        Assert.Equal(2, await reading.ReadAsync(2, Cancel));
        Assert.Equal(0, await Reading(_ => []).ReadAsync(3, Cancel));
    }

    private ReadBatch<int, int> Reading(Func<IReadOnlyCollection<int>, Dictionary<int, int>> read) => new(async keys =>
    {
        queries.Add([.. keys]);
        started.TrySetResult();
        await released.Task;
        return read(keys);
    });
}
