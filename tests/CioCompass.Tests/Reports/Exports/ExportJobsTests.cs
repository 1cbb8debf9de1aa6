using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Exports;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CioCompass.Tests.Reports.Exports;

public sealed class ExportJobsTests : IAsyncLifetime
{
    private readonly SlowFormat format = new();
    private ReportExample example = null!;
    private ExportJobs jobs = null!;

    private DataDirectory Data => example.Database.Data;

    public async ValueTask InitializeAsync()
    {
        example = await ReportExample.CreateAsync();
        jobs = NewJobs();
    }

    public async ValueTask DisposeAsync()
    {
        format.LetGo();
        await jobs.DisposeAsync();
        await example.DisposeAsync();
        format.Dispose();
    }

    [Fact]
    public async Task A_file_is_made_in_the_background_with_its_progress_and_is_there_when_it_is_done()
    {
        var job = Start();
        await format.HalfwayAsync();
        Assert.Equal(ExportState.Working, job.State);
        Assert.InRange(job.Progress, 0.5, 0.6);

        format.LetGo();
        await job.Ended;

        Assert.Equal((ExportState.Done, 1.0), (job.State, job.Progress));
        Assert.Equal("Zonneveld & Marchand.", await File.ReadAllTextAsync(job.File, TestContext.Current.CancellationToken));
        Assert.StartsWith("cio-compass - Zonneveld", job.FileName, StringComparison.Ordinal);
        Assert.EndsWith("2026-02-18.slow", job.FileName, StringComparison.Ordinal);
        await using var db = example.Database.Open();
        var row = await db.AuditEntries.SingleAsync(a => a.Action == AuditAction.Exported, TestContext.Current.CancellationToken);
        Assert.Equal(("slow en", example.AssessmentId, example.Consultant.UserId), (row.Detail, row.SubjectId, row.ActorId));
    }

    [Fact]
    public async Task A_cancelled_job_ends_soon_and_leaves_no_file()
    {
        var job = Start();
        await format.HalfwayAsync();

        job.Cancel();
        await job.Ended.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

        Assert.Equal(ExportState.Cancelled, job.State);
        await NoFilesAsync();
        await using var db = example.Database.Open();
        Assert.False(await db.AuditEntries.AnyAsync(a => a.Action == AuditAction.Exported, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_disk_that_is_full_fails_the_job_and_leaves_no_half_file()
    {
        format.Breaks = true;
        format.LetGo();

        var job = Start();
        await job.Ended;

        Assert.Equal(ExportState.Failed, job.State);
        await NoFilesAsync();
    }

    [Fact]
    public async Task Another_readers_assessment_is_not_found_and_another_readers_file_neither()
    {
        var other = await example.Database.AddPersonAsync("Other", Role.Consultant);
        format.LetGo();

        var refused = jobs.Start(Request(), other)!;
        await refused.Ended;
        var mine = Start();
        await mine.Ended;

        Assert.Equal(ExportState.NotFound, refused.State);
        Assert.Null(jobs.Find(mine.Id, other));
        Assert.Same(mine, jobs.Find(mine.Id, example.Consultant));
    }

    [Fact]
    public async Task Only_so_many_jobs_of_one_reader_are_under_way_and_only_some_at_a_time()
    {
        var started = Enumerable.Range(0, ExportJobs.PerReaderAtMost).Select(_ => Start()).ToList();

        Assert.Null(jobs.Start(Request(), example.Consultant));
        await format.HalfwayAsync();
        Assert.InRange(format.Writing, 1, Math.Max(1, Environment.ProcessorCount / 2));

        format.LetGo();
        await Task.WhenAll(started.Select(j => j.Ended));
        Assert.All(started, j => Assert.Equal(ExportState.Done, j.State));
        Assert.NotNull(jobs.Start(Request(), example.Consultant));
    }

    [Fact]
    public async Task A_job_that_waits_can_be_cancelled_before_its_turn()
    {
        var all = Enumerable.Range(0, ExportJobs.PerReaderAtMost).Select(_ => Start()).ToList();
        await format.HalfwayAsync();
        var waiting = all.First(j => j.State == ExportState.Waiting);

        waiting.Cancel();
        await waiting.Ended.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

        Assert.Equal(ExportState.Cancelled, waiting.State);
    }

    [Fact]
    public async Task A_file_is_forgotten_and_deleted_after_a_quarter_of_an_hour()
    {
        format.LetGo();
        var job = Start();
        await job.Ended;

        example.Database.Clock.Advance(ExportJobs.Kept - TimeSpan.FromMinutes(1));
        Assert.NotNull(jobs.Find(job.Id, example.Consultant));

        example.Database.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(jobs.Find(job.Id, example.Consultant));
        Assert.False(File.Exists(job.File));
    }

    [Fact]
    public async Task What_a_crash_has_left_behind_is_deleted_at_the_next_start()
    {
        Directory.CreateDirectory(Data.Exports);
        await File.WriteAllTextAsync(Path.Combine(Data.Exports, "left.pdf"), "left", TestContext.Current.CancellationToken);

        await using var next = NewJobs();

        Assert.Empty(Directory.EnumerateFiles(Data.Exports));
    }

    [Fact]
    public async Task Stopping_the_program_ends_every_job_and_leaves_no_file()
    {
        var job = Start();
        await format.HalfwayAsync();

        await jobs.DisposeAsync();

        Assert.Equal(ExportState.Cancelled, job.State);
        Assert.Empty(Directory.EnumerateFiles(Data.Exports));
    }

    [Fact]
    public void A_format_that_nobody_writes_is_refused() =>
        Assert.Null(jobs.Start(Request() with { Extension = "exe" }, example.Consultant));

    private ExportJobs NewJobs() => new(
        example.Database.Get<ReportService>(), [format], Data, example.Database.Get<AuditLog>(),
        example.Database.Get<ExportMetrics>(), example.Database.Clock, NullLogger<ExportJobs>.Instance);

    private ExportRequest Request() => new(example.AssessmentId, SlowFormat.Name, CultureInfo.GetCultureInfo("en"), null);

    private ExportJob Start() => jobs.Start(Request(), example.Consultant)!;

    /// <summary>The file goes a moment after the job has ended.</summary>
    private Task NoFilesAsync() => Patience.UntilAsync(() => !Directory.EnumerateFiles(Data.Exports).Any());
}
