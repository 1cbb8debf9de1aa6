using CioCompass.Core.Operations.Readiness;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Faults;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Operations.Readiness;

public sealed class ReadinessServiceTests
{
    private readonly FakeTimeProvider clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_migrated_database_in_a_directory_that_can_be_written_to_is_ready()
    {
        await using var database = await TestDatabase.CreateAsync();

        var report = await database.Get<ReadinessService>().CheckAsync(Cancel);

        Assert.True(report.IsReady);
        Assert.Equal(["dataDirectory", "database", "migrations", "writeLock", "writes"], report.Checks.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_database_that_hangs_is_reported_within_two_seconds()
    {
        var hanging = new HangingConnections();
        await using var database = await TestDatabase.CreateAsync(hanging.Use);
        using var released = hanging; // Before the database goes, which waits for the checks.
        var readiness = database.Get<ReadinessService>();

        var check = readiness.CheckAsync(Cancel);
        database.Clock.Advance(TimeSpan.FromSeconds(2));
        var report = await check;

        Assert.False(report.IsReady);
        Assert.Equal(ProbeState.TimedOut, report.Checks["database"]);
    }

    [Fact]
    public async Task A_check_that_hangs_is_not_started_again_meanwhile_and_counts_once_it_ends()
    {
        var probe = new Probe();
        var readiness = Service(probe);

        for (var asked = 0; asked < 5; asked++)
        {
            var check = readiness.CheckAsync(Cancel);
            clock.Advance(ReadinessService.Patience);
            Assert.Equal(ProbeState.TimedOut, (await check).Checks[probe.Name]);
        }

        Assert.InRange(probe.Runs, 0, 1);
        probe.Answer.SetResult(true);

        Assert.True((await readiness.CheckAsync(Cancel)).IsReady);
    }

    [Fact]
    public async Task A_check_that_is_under_way_when_the_program_ends_is_waited_for_as_long_as_an_answer_is()
    {
        var probe = new Probe();
        var readiness = Service(probe);
        _ = readiness.CheckAsync(Cancel);

        var ending = readiness.DisposeAsync().AsTask();
        Assert.False(ending.IsCompleted);
        probe.Answer.SetResult(true);
        await ending;

        var hanging = Service(new Probe());
        _ = hanging.CheckAsync(Cancel);
        ending = hanging.DisposeAsync().AsTask();
        clock.Advance(ReadinessService.Patience);
        await ending;
    }

    [Fact]
    public async Task Whoever_asks_often_gets_the_answer_of_a_moment_ago()
    {
        var probe = new Probe();
        probe.Answer.SetResult(true);
        var readiness = Service(probe);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => readiness.CheckAsync(Cancel)));
        Assert.Equal(1, probe.Runs);

        clock.Advance(ReadinessService.Freshness);
        await readiness.CheckAsync(Cancel);
        Assert.Equal(2, probe.Runs);
    }

    [Fact]
    public async Task A_check_that_throws_has_failed_and_is_good_again_when_its_cause_is_gone()
    {
        var probe = new Probe();
        probe.Answer.SetException(new IOException("No such disk."));
        var readiness = Service(probe);

        Assert.Equal(ProbeState.Failed, (await readiness.CheckAsync(Cancel)).Checks[probe.Name]);

        probe.Answer = new TaskCompletionSource<bool>();
        probe.Answer.SetResult(true);
        clock.Advance(ReadinessService.Freshness);
        Assert.True((await readiness.CheckAsync(Cancel)).IsReady);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(DataDirectoryProbe.LeastFree - 1, false)]
    [InlineData(DataDirectoryProbe.LeastFree, true)]
    public void A_disk_with_less_than_64_MiB_left_has_no_room(long free, bool hasRoom) => Assert.Equal(hasRoom, DataDirectoryProbe.HasRoom(free));

    private ReadinessService Service(IReadinessProbe probe) => new([probe], clock, NullLogger<ReadinessService>.Instance);

    private sealed class Probe : IReadinessProbe
    {
        private int runs;

        public string Name => "probe";

        public int Runs => runs;

        public TaskCompletionSource<bool> Answer { get; set; } = new();

        public Task<bool> IsGoodAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref runs);
            return Answer.Task;
        }
    }
}
