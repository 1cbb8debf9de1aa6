using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;
using CioCompass.Tests.Workshops.Phones;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace CioCompass.Tests.Hosting.Monitoring;

/// <summary>The data that reaches an OpenTelemetry collector over the network, and that which never does.</summary>
public sealed partial class CollectorTests : IAsyncLifetime
{

    private readonly ConcurrentQueue<(string Address, string Body)> received = [];
    private WebApplication collector = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        collector = builder.Build();
        collector.Run(async context =>
        {
            // Names, labels and texts stand in the message as they are; each byte becomes a character.
            using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
            received.Enqueue((context.Request.Path, await reader.ReadToEndAsync(Cancel)));
        });
        await collector.StartAsync(Cancel);
    }

    public ValueTask DisposeAsync() => collector.DisposeAsync();

    [Fact]
    public async Task A_collector_gets_the_figures_and_nothing_of_who_took_part_or_what_they_said()
    {
        var endpoint = collector.Urls.Single();
        await using var app = await WorkshopApp.StartAsync(
            inFile: true, time: null, ("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_METRIC_EXPORT_INTERVAL", "500"));
        var round = await app.OpenRoundAsync(RoundKind.Guess);
        using var phone = await app.JoinedPhoneAsync("Zebedeus Quagmire");
        var key = (await phone.RoomAsync()).Fields("ballot")["Input.Key"];
        await phone.VoteByFormAsync("73");
        using var hostile = await phone.Client.GetAsync("/Zebedeus/Quagmire?name=Zebedeus", Cancel);
        using var administrator = app.CreateClient();
        await administrator.SignInAsync(Cancel);
        using var page = await administrator.GetAsync($"/workshops/{app.WorkshopId}", Cancel);
        var before = received.Count;
        await Patience.UntilAsync(() => received.Count > before + 1 && received.Any(r => r.Body.Contains("ciocompass.ballots", StringComparison.Ordinal)));

        var sent = received.ToList();

        Assert.All(sent, s => Assert.Equal("/v1/metrics", s.Address));
        string[] secrets =
        [
            "Zebedeus", "Quagmire", "Carla", "Acme", "Spring", app.Code, app.Code.Replace("-", "", StringComparison.Ordinal), key, round.ToString(),
            app.WorkshopId.ToString(), CompassWebApp.AdminEmail, app.DataDirectory, "example.org",
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(sent, s => s.Body.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(sent, s => Identifier().IsMatch(WithoutInstance(s.Body)));
    }

    /// <summary>The number that the framework gives each start of the program, by which a collector keeps two apart.</summary>
    private static string WithoutInstance(string body) => Instance().Replace(body, "");

    [GeneratedRegex(@"service\.instance\.id[^0-9a-f]*[0-9a-f-]{36}")]
    private static partial Regex Instance();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}")]
    private static partial Regex Identifier();
}
