using System.Diagnostics;
using System.Globalization;
using CioCompass.Benchmarks.Circuits;
using CioCompass.Benchmarks.Workshops;

namespace CioCompass.Benchmarks.Table;

/// <summary>The ballot box, and the screen that the room looks at.</summary>
public static class WorkshopRows
{
    private const int Voters = 20;

    private static readonly TimeSpan TenSeconds = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Row>> CommitsAsync()
    {
        var (single, grouped) = await BallotThroughput.MeasureAsync(2000);
        return [new Row("commit throughput of ballots", "≥ 12 ×",
            string.Create(CultureInfo.InvariantCulture, $"{grouped:0}/s in groups"),
            string.Create(CultureInfo.InvariantCulture, $"{single:0}/s one by one"),
            string.Create(CultureInfo.InvariantCulture, $"{grouped / single:0.0}"), grouped >= 12 * single)];
    }

    /// <summary>Phones vote one after the other; the time until the projector's circuit brings the new count.</summary>
    public static async Task<IReadOnlyList<Row>> ScreenAsync()
    {
        await using var data = await BenchmarkData.WithOpenRoundAsync();
        await data.ReleaseAsync();
        await using var server = await ServerProcess.StartAsync(data.Directory.Root);
        using var client = WorkshopLoad.Client(server.Address);
        var cookies = await SignedIn.CookiesAsync(client);
        var phones = Enumerable.Range(0, Voters).Select(_ => new LoadPhone(client)).ToList();
        foreach (var phone in phones)
        {
            await phone.JoinAsync(data.JoinCode);
        }

        var shown = new Latencies();
        var texts = System.Threading.Channels.Channel.CreateUnbounded<string>();
        await using var screen = await Circuit.OpenAsync(
            client, $"/workshops/{data.WorkshopId}/screen", cookies, batch => batch.Texts().ToList().ForEach(t => texts.Writer.TryWrite(t)));
        for (var voted = 1; voted <= Voters; voted++)
        {
            while (texts.Reader.TryRead(out _))
            {
            }

            var watch = Stopwatch.StartNew();
            await phones[voted - 1].VoteAsync(3, CancellationToken.None);
            using var patience = new CancellationTokenSource(TenSeconds);
            while (!Says(await texts.Reader.ReadAsync(patience.Token), voted))
            {
            }

            if (voted > 1)
            {
                shown.Add(watch.Elapsed); // The first vote compiles what the others use.
            }
        }

        return [Row.Absolute("ballot to the count on the screen", "≤ 1 s", $"{shown}", shown.Percentile(100) <= 1000)];
    }

    private static bool Says(string text, int number) =>
        text.Split(' ', '\u00A0', '<', '>').Contains(number.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
