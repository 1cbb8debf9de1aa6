using System.Net;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments.Sample;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Exports;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Reports.Exports;

/// <summary>The files of a report, asked for from outside.</summary>
public sealed class ExportEndpointsTests : IAsyncLifetime
{
    private readonly SlowFormat format = new();
    private readonly ExportingApp app;
    private HttpClient client = null!;
    private Actor reader = null!;
    private Guid assessment;

    public ExportEndpointsTests() => app = new ExportingApp(format);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (client, reader) = await app.SignedInAsync("Carla", Role.Consultant);
        assessment = (await app.Services.GetRequiredService<SampleService>().AddAsync(reader, Cancel)).AssessmentId!.Value;
    }

    public async ValueTask DisposeAsync()
    {
        format.LetGo();
        await app.DisposeAsync();
        format.Dispose();
    }

    [Fact]
    public async Task A_file_comes_as_an_attachment_that_nobody_keeps_and_is_gone_from_the_server_afterwards()
    {
        format.LetGo();

        using var response = await client.GetAsync(Address(), Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Zonneveld & Marchand.", await response.Content.ReadAsStringAsync(Cancel));
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("Zonneveld", response.Content.Headers.ContentDisposition.FileNameStar, StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
        await NoFilesAsync();
    }

    [Fact]
    public async Task A_visitor_is_asked_to_sign_in()
    {
        using var visitor = app.CreateClient(new() { AllowAutoRedirect = false });

        using var response = await visitor.GetAsync(Address(), Cancel);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Contains("/account/sign-in", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_consultants_report_answers_as_one_that_does_not_exist_and_is_recorded()
    {
        format.LetGo();
        var (stranger, actor) = await app.SignedInAsync("Stranger", Role.Consultant);

        using var foreign = await stranger.GetAsync(Address(), Cancel);
        using var unknown = await stranger.GetAsync($"/assessments/{Guid.NewGuid()}/report.{SlowFormat.Name}", Cancel);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.StatusCode, unknown.StatusCode));
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync(Cancel);
        Assert.True(await db.AuditEntries.AnyAsync(a => a.Action == AuditAction.AccessRefused && a.ActorId == actor.UserId, Cancel));
    }

    [Theory]
    [InlineData("report.exe", HttpStatusCode.NotFound)]
    [InlineData("report.slow?language=xx", HttpStatusCode.BadRequest)]
    public async Task An_address_that_means_nothing_is_refused(string end, HttpStatusCode expected)
    {
        using var response = await client.GetAsync($"/assessments/{assessment}/{end}", Cancel);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_comparison_that_is_no_id_is_one_that_does_not_exist()
    {
        format.LetGo();

        using var response = await client.GetAsync(Address() + "?compare=nonsense", Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_reader_who_goes_away_ends_the_work()
    {
        using var leaving = new CancellationTokenSource();
        var asked = client.GetAsync(Address(), leaving.Token);
        await format.HalfwayAsync();

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await NoFilesAsync();
    }

    [Fact]
    public async Task Too_many_at_once_are_told_when_to_ask_again()
    {
        var jobs = app.Services.GetRequiredService<ExportJobs>();
        var under = Enumerable.Range(0, ExportJobs.PerReaderAtMost)
            .Select(_ => jobs.Start(new ExportRequest(assessment, SlowFormat.Name, new("en"), null), reader)!).ToList();

        using var response = await client.GetAsync(Address(), Cancel);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.True(response.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.All(under, j => Assert.NotNull(jobs.Find(j.Id, reader)));
    }

    [Fact]
    public async Task A_file_made_in_the_background_is_sent_to_its_maker_only_and_once()
    {
        format.LetGo();
        var jobs = app.Services.GetRequiredService<ExportJobs>();
        var job = jobs.Start(new ExportRequest(assessment, SlowFormat.Name, new("nl"), null), reader)!;
        await job.Ended;
        var (stranger, _) = await app.SignedInAsync("Stranger", Role.Administrator);

        using var foreign = await stranger.GetAsync($"/exports/{job.Id}", Cancel);
        using var own = await client.GetAsync($"/exports/{job.Id}", Cancel);
        await NoFilesAsync();
        using var again = await client.GetAsync($"/exports/{job.Id}", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (own.StatusCode, again.StatusCode));
        Assert.True(job.IsFetched);
    }

    [Fact]
    public async Task A_finished_file_is_not_sent_to_its_maker_once_access_was_taken_away()
    {
        format.LetGo();
        var job = app.Services.GetRequiredService<ExportJobs>().Start(new ExportRequest(assessment, SlowFormat.Name, new("nl"), null), reader)!;
        await job.Ended;
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync(Cancel))
        {
            await db.OrganisationMembers.Where(m => m.UserId == reader.UserId).ExecuteDeleteAsync(Cancel);
        }

        using var refused = await client.GetAsync($"/exports/{job.Id}", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    private string Address() => $"/assessments/{assessment}/report.{SlowFormat.Name}";

    private Task NoFilesAsync() => Patience.UntilAsync(() => !Directory.EnumerateFiles(Path.Combine(app.DataDirectory, "exports")).Any());

    private sealed class ExportingApp(SlowFormat format) : CompassWebApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<IReportFormat>(format));
        }
    }
}
