using System.Text.RegularExpressions;
using CioCompass.Core.Accounts;
using CioCompass.Core.Backups;
using CioCompass.Core.Reports.Exports;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;
using CioCompass.Tests.Workshops.Phones;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Hosting.Monitoring;

/// <summary>The program's counts while people use it, and what they never say about anybody.</summary>
public sealed partial class MetricsTests : IAsyncLifetime
{
    /// <summary>Names of labels that were looked at; a new one is to be looked at too.</summary>
    private static readonly string[] Allowed =
    [
        "outcome", "queue", "format", "reason", "le", "error_type", "aspnetcore_components_attribute_name", "aspnetcore_components_route",
        "aspnetcore_components_type", "aspnetcore_request_is_unhandled", "code_function_name", "http_request_method", "http_response_status_code", "http_route", "network_protocol_version", "url_scheme", "gc_heap_generation", "cpu_mode",
    ];

    private WorkshopApp app = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => app = await WorkshopApp.StartAsync(inFile: true);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_ballot_is_counted_by_what_became_of_it_and_so_is_its_commit()
    {
        var round = await app.OpenRoundAsync();
        using var phone = await app.JoinedPhoneAsync();
        var token = await phone.TokenAsync();
        var ballot = Ballot(round, "4");

        foreach (var sending in (object[])[ballot, ballot, Ballot(round, "99")])
        {
            using var _ = await phone.VoteAsync(sending, token);
        }

        await app.CloseRoundAsync(round);
        using var late = await phone.VoteAsync(Ballot(round, "2"), token);
        var series = (await Scrape.ReadAsync(app)).Series;

        Assert.Equal(2, series["""ciocompass_ballots_total{outcome="accepted"}"""]);
        Assert.Equal(1, series["""ciocompass_ballots_total{outcome="invalid"}"""]);
        Assert.Equal(1, series["""ciocompass_ballots_total{outcome="closed"}"""]);
        Assert.Equal(3, series["""ciocompass_commit_size_sum{queue="ballots"}"""]);
        Assert.Equal(1, series["""ciocompass_commit_size_sum{queue="joins"}"""]);
        Assert.Equal(3, series["""ciocompass_commit_duration_seconds_count{outcome="committed",queue="ballots"}"""]);
    }

    [Fact]
    public async Task Joining_is_counted_by_what_became_of_it()
    {
        using var phone = await app.JoinedPhoneAsync();
        using var other = app.NewPhone();
        await other.JoinAsync("ABCD-EFGH");
        await other.JoinAsync(app.Code, new string('x', 41));

        var series = (await Scrape.ReadAsync(app)).Series;

        foreach (var outcome in (string[])["joined", "unknown_code", "name_too_long"])
        {
            Assert.Equal(1, series[$$"""ciocompass_joins_total{outcome="{{outcome}}"}"""]);
        }
    }

    [Fact]
    public async Task A_phone_is_counted_while_its_stream_is_open()
    {
        using var phone = await app.JoinedPhoneAsync();
        using (var stream = await phone.Client.GetAsync("/join/events", HttpCompletionOption.ResponseHeadersRead, Cancel))
        {
            await UntilAsync(1);
        }

        await UntilAsync(0);
    }

    [Fact]
    public async Task A_failed_sign_in_is_counted_and_beyond_the_ceiling_as_throttled()
    {
        using var client = app.CreateClient();
        app.Services.LeaveTries(3);
        for (var tries = 0; tries < 4; tries++)
        {
            await client.TrySignInAsync($"nobody{tries}@example.org", "a wrong password, long enough", Cancel);
        }

        var series = (await Scrape.ReadAsync(app)).Series;

        Assert.Equal(3, series["""ciocompass_sign_in_failures_total{reason="refused"}"""]);
        Assert.Equal(1, series["""ciocompass_sign_in_failures_total{reason="throttled"}"""]);
    }

    [Fact]
    public async Task A_download_and_a_backup_are_counted_and_the_backups_age_is_told()
    {
        using var client = app.CreateClient();
        using var made = await client.GetAsync("/statistics.csv", Cancel);
        using var refused = await client.GetAsync("/statistics.json?key=none", Cancel);
        await app.Services.GetRequiredService<BackupService>().BackUpAsync(BackupKind.Daily, Cancel);

        var series = (await Scrape.ReadAsync(app)).Series;

        Assert.Equal(1, series["""ciocompass_export_duration_seconds_count{format="csv",outcome="made"}"""]);
        Assert.Equal(1, series["""ciocompass_export_duration_seconds_count{format="json",outcome="refused"}"""]);
        Assert.Equal(1, series["""ciocompass_backups_total{outcome="made"}"""]);
        Assert.InRange(series["ciocompass_backup_age_seconds"], 0, 3600);
    }

    [Fact]
    public async Task The_frameworks_own_metrics_are_there()
    {
        using var client = app.CreateClient();
        using var page = await client.GetAsync("/", Cancel);
        using var probe = await client.GetAsync("/health/ready", Cancel);

        var scrape = await Scrape.ReadAsync(app);

        foreach (var name in (string[])["http_server_request_duration_seconds_count", "aspnetcore_components_navigate_total", "dotnet_gc_heap_total_allocated_bytes_total"])
        {
            Assert.Contains(scrape.Series.Keys, s => s.StartsWith(name, StringComparison.Ordinal));
        }

        Assert.DoesNotContain("health", scrape.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_label_says_who_took_part_in_what_or_what_they_said()
    {
        var round = await app.OpenRoundAsync(RoundKind.Guess);
        using var phone = await app.JoinedPhoneAsync("Zebedeus Quagmire");
        var fields = (await phone.RoomAsync()).Fields("ballot");
        await phone.VoteByFormAsync("73");
        await phone.OpenAsync($"/join/{app.Code}");
        using var hostile = await phone.Client.GetAsync("/Zebedeus/Quagmire?name=Zebedeus", Cancel);
        using var format = await phone.Client.GetAsync("/statistics.csv?key=Zebedeus&audience=Quagmire", Cancel);
        var (client, person) = await app.SignedInAsync("Wilhelmina", Role.Administrator);
        using (client)
        {
            foreach (var address in (string[])["/assessments", $"/workshops/{app.WorkshopId}", $"/assessments/{Guid.NewGuid()}", "/admin/people"])
            {
                using var _ = await client.GetAsync(address, Cancel);
            }
        }

        app.Services.GetRequiredService<ExportMetrics>().ExportMade("Zebedeus.pdf", TimeSpan.FromSeconds(1), ExportOutcome.Made);
        var scrape = await Scrape.ReadAsync(app);
        var labels = scrape.Labels.Where(l => l.Series != "target_info").ToList();

        Assert.NotEmpty(labels);
        Assert.All(labels, l => Assert.Contains(l.Name, Allowed));
        Assert.DoesNotContain(labels, l => Identifier().IsMatch(l.Value));
        Assert.Contains(labels, l => l is { Name: "format", Value: "other" });
        string[] secrets =
        [
            "Zebedeus", "Quagmire", "Wilhelmina", "Carla", "Acme", "Spring", app.Code, app.Code.Replace("-", "", StringComparison.Ordinal), "73",
            fields["Input.Key"], round.ToString(), person.UserId.ToString(), app.WorkshopId.ToString(), CompassWebApp.AdminEmail,
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(labels, l => l.Name != "le" && l.Value.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    private Task UntilAsync(double connected) => Patience.UntilAsync(
        async () => (await Scrape.ReadAsync(app)).Series.GetValueOrDefault("ciocompass_phones_connected", -1) == connected,
        $"{connected} phones");

    private static object Ballot(Guid round, string choice) => new { roundId = round, key = Guid.NewGuid(), sequence = 1, choice, confidence = "" };

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}|@")]
    private static partial Regex Identifier();
}
