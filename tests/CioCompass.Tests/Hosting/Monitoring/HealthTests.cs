using System.Net;
using CioCompass.Core.Operations.Readiness;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Faults;
using CioCompass.Tests.Support.Http;
using CioCompass.Web.Hosting.Circuits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CioCompass.Tests.Hosting.Monitoring;

/// <summary>The answers to a supervisor, over HTTP, when all is well and when not.</summary>
public sealed class HealthTests : IAsyncLifetime
{
    private readonly ClockedWebApp app = new() { InFile = true };
    private HttpClient client = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        client = app.CreateClient();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_program_that_runs_is_live_and_ready_and_nobody_keeps_the_answer()
    {
        using var live = await client.GetAsync("/health/live", Cancel);
        using var ready = await client.GetAsync("/health/ready", Cancel);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (live.StatusCode, ready.StatusCode));
        Assert.Equal("""{"status":"live"}""", await live.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(
            """{"status":"ready","checks":{"database":"ok","migrations":"ok","dataDirectory":"ok","writes":"ok","writeLock":"ok"}}""",
            await ready.Content.ReadAsStringAsync(Cancel));
        Assert.All([live, ready], r => Assert.True(r.Headers.CacheControl!.NoStore));
        Assert.All([live, ready], r => Assert.Equal("application/json", r.Content.Headers.ContentType!.MediaType));
    }

    [Theory]
    [InlineData("DELETE FROM Claims; DELETE FROM Statistics", "database")]
    [InlineData("ALTER TABLE Statistics RENAME TO Elsewhere", "database")]
    [InlineData("DELETE FROM __EFMigrationsHistory", "migrations")]
    public async Task A_database_that_is_not_as_it_should_be_is_not_ready_but_the_process_is_live(string damage, string check)
    {
        OnDisk.Scalar(Path.Combine(app.DataDirectory, "ciocompass.db"), damage);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, NotReady(check)), await AskAsync("/health/ready"));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("/health/live")).Status);
    }

    [Fact]
    public async Task The_log_tells_when_a_check_fails_and_not_each_time_that_somebody_asks()
    {
        await app.Services.GetRequiredService<BallotBox>().DisposeAsync();

        for (var asked = 0; asked < 3; asked++)
        {
            await AskAsync("/health/ready");
            app.Clock.Advance(PromptCheck.Freshness);
        }

        using var page = await client.GetAsync("/", Cancel);
        var log = await app.LoggedAsync("HTTP GET / responded 200");
        Assert.Single(log.Split('\n'), line => line.Contains("[ERR]", StringComparison.Ordinal));
        Assert.Contains("Not ready: the check of writes is failed", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_directory_that_cannot_be_written_to_is_not_ready()
    {
        // Where the probe's file should be written, so that it fails for every user, also for root.
        Directory.CreateDirectory(Path.Combine(app.DataDirectory, $".ready-{Environment.ProcessId}"));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, NotReady("dataDirectory")), await AskAsync("/health/ready"));
    }

    [Fact]
    public async Task A_ballot_box_that_takes_no_more_ballots_is_not_ready()
    {
        await app.Services.GetRequiredService<BallotBox>().DisposeAsync();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, NotReady("writes")), await AskAsync("/health/ready"));
    }

    [Fact]
    public async Task While_the_program_stops_and_pauses_its_open_pages_it_is_live_but_not_ready()
    {
        var seen = new TaskCompletionSource<((HttpStatusCode, string) Ready, HttpStatusCode Live)>(TaskCreationOptions.RunContinuationsAsynchronously);
        IDisposable? page = null;
        page = app.Services.GetRequiredService<CircuitPause>().Enter(async () =>
        {
            seen.SetResult((await AskAsync("/health/ready"), (await AskAsync("/health/live")).Status));
            page!.Dispose();
        });

        app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        var (ready, live) = await seen.Task.WaitAsync(Patience.Limit, Cancel);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, """{"status":"stopping"}"""), ready);
        Assert.Equal(HttpStatusCode.OK, live);
    }

    [Theory]
    [InlineData("10.244.1.7:8080", "10.244.1.7", StatusCodes.Status200OK)]
    [InlineData("10.244.1.7:8080", "::ffff:10.244.1.7", StatusCodes.Status200OK)]
    [InlineData("[fd00::7]:8080", "fd00::7", StatusCodes.Status200OK)]
    [InlineData("10.244.1.7:8080", "10.244.1.8", StatusCodes.Status400BadRequest)]
    [InlineData("evil.example", "10.244.1.7", StatusCodes.Status400BadRequest)]
    public async Task A_probe_reaches_a_container_at_its_own_address_and_at_no_foreign_name(string host, string local, int expected)
    {
        var context = await app.Server.SendAsync(
            request =>
            {
                request.Request.Path = "/health/ready";
                request.Request.Host = new HostString(host);
                request.Connection.LocalIpAddress = IPAddress.Parse(local);
            },
            Cancel);

        Assert.Equal(expected, context.Response.StatusCode);
    }

    private static string NotReady(string failed)
    {
        var checks = new[] { "database", "migrations", "dataDirectory", "writes", "writeLock" }.Select(c => $"\"{c}\":\"{(c == failed ? "failed" : "ok")}\"");
        return $$$"""{"status":"not ready","checks":{{{{string.Join(',', checks)}}}}}""";
    }

    private async Task<(HttpStatusCode Status, string Body)> AskAsync(string address)
    {
        using var response = await client.GetAsync(address, Cancel);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }
}
