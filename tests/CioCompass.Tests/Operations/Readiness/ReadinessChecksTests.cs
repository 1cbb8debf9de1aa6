using CioCompass.Core.Operations.Readiness;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Faults;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Operations.Readiness;

public sealed class ReadinessChecksTests
{
    private readonly FakeTimeProvider clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_migrated_database_in_a_directory_that_can_be_written_to_is_ready()
    {
        await using var database = await TestDatabase.CreateAsync();

        var report = await database.Get<HealthCheckService>().CheckHealthAsync(Cancel);

        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.Equal(["dataDirectory", "database", "migrations", "writeLock", "writes"], report.Entries.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_database_that_hangs_is_reported_within_two_seconds()
    {
        var hanging = new HangingConnections();
        await using var database = await TestDatabase.CreateAsync(hanging.Use);
        using var released = hanging; // Before the database goes, which waits for the checks.

        var asking = database.Get<HealthCheckService>().CheckHealthAsync(Cancel);
        await Patience.UntilAsync(() =>
        {
            database.Clock.Advance(TimeSpan.FromSeconds(2));
            return asking.IsCompleted;
        });
        var report = await asking;

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Equal(CheckState.TimedOut, CheckState.Of(report.Entries["database"]));
    }

    [Fact]
    public async Task A_check_that_hangs_is_not_started_again_meanwhile_and_counts_once_it_ends()
    {
        var check = new Check();
        var prompt = Prompt(check);

        for (var asked = 0; asked < 5; asked++)
        {
            var asking = AskAsync(prompt);
            clock.Advance(PromptCheck.Patience);
            Assert.Equal(CheckState.TimedOut, await asking);
        }

        Assert.InRange(check.Runs, 0, 1);
        check.Answer.SetResult(HealthCheckResult.Healthy());

        Assert.Equal(CheckState.Ok, await AskAsync(prompt));
    }

    [Fact]
    public async Task A_check_that_is_under_way_when_the_program_ends_is_waited_for_as_long_as_an_answer_is()
    {
        var check = new Check();
        var prompt = Prompt(check);
        _ = AskAsync(prompt);

        var ending = prompt.DisposeAsync().AsTask();
        Assert.False(ending.IsCompleted);
        check.Answer.SetResult(HealthCheckResult.Healthy());
        await ending;

        var hanging = Prompt(new Check());
        _ = AskAsync(hanging);
        ending = hanging.DisposeAsync().AsTask();
        clock.Advance(PromptCheck.Patience);
        await ending;
    }

    [Fact]
    public async Task Whoever_asks_often_gets_the_answer_of_a_moment_ago()
    {
        var check = new Check();
        check.Answer.SetResult(HealthCheckResult.Healthy());
        var prompt = Prompt(check);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => AskAsync(prompt)));
        Assert.Equal(1, check.Runs);

        clock.Advance(PromptCheck.Freshness);
        await AskAsync(prompt);
        Assert.Equal(2, check.Runs);
    }

    [Fact]
    public async Task A_check_that_throws_has_failed_and_is_good_again_when_its_cause_is_gone()
    {
        var check = new Check();
        check.Answer.SetException(new IOException("No such disk."));
        var prompt = Prompt(check);

        Assert.Equal(CheckState.Failed, await AskAsync(prompt));

        check.Answer = new TaskCompletionSource<HealthCheckResult>();
        check.Answer.SetResult(HealthCheckResult.Healthy());
        clock.Advance(PromptCheck.Freshness);
        Assert.Equal(CheckState.Ok, await AskAsync(prompt));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(DataDirectoryCheck.LeastFree - 1, false)]
    [InlineData(DataDirectoryCheck.LeastFree, true)]
    public void A_disk_with_less_than_64_MiB_left_has_no_room(long free, bool hasRoom) => Assert.Equal(hasRoom, DataDirectoryCheck.HasRoom(free));

    private PromptCheck<Check> Prompt(Check check) => new(check, clock, NullLogger<PromptCheck<Check>>.Instance);

    private static async Task<string> AskAsync(PromptCheck<Check> prompt) =>
        CheckState.Of(await prompt.CheckHealthAsync(HealthChecks.Context(prompt), Cancel));

    private sealed class Check : IHealthCheck
    {
        private int runs;

        public int Runs => runs;

        public TaskCompletionSource<HealthCheckResult> Answer { get; set; } = new();

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref runs);
            return Answer.Task;
        }
    }
}
