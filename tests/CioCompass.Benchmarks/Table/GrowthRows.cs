using System.Diagnostics;
using System.Globalization;
using CioCompass.Benchmarks.Circuits;
using CioCompass.Benchmarks.Workshops;

namespace CioCompass.Benchmarks.Table;

/// <summary>Compares 10 assessments with 10,000.</summary>
public static class GrowthRows
{
    private const int Few = 10;
    private const int Many = 10_000;
    private const int Times = 40;
    private const int Starts = 5;

    public static async Task<IReadOnlyList<Row>> PagesAsync()
    {
        await using var few = await BenchmarkData.CreateAsync();
        await using var many = await BenchmarkData.CreateAsync();
        await using var fewSite = await SiteAsync(few, Few);
        await using var manySite = await SiteAsync(many, Many);
        var rows = new List<Row>();
        foreach (var (what, path) in new[] { ("dashboard", "/"), ("results", "/assessments/{0}/results") })
        {
            Latencies small = new(), large = new();
            for (var time = -10; time < Times; time++)
            {
                await fewSite.FetchAsync(path, time < 0 ? new Latencies() : small);
                await manySite.FetchAsync(path, time < 0 ? new Latencies() : large);
            }

            var ratio = large.Percentile(50) / small.Percentile(50);
            rows.Add(new Row($"{what} with 10,000 assessments, signed in", "≤ 1.3 ×", Milliseconds(large), $"{Milliseconds(small)} with 10",
                string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00}"), ratio <= 1.3));
        }

        return rows;
    }

    public static async Task<IReadOnlyList<Row>> StartAsync()
    {
        // Published before the clock runs.
        await PublishedProgram.PathAsync();
        await using var data = await BenchmarkData.CreateAsync();
        await data.AddAssessmentsAsync(Many);
        await data.ReleaseAsync();
        var rows = new List<Row>();
        foreach (var (what, root) in new[] { ("empty", (string?)null), ("with 10,000 assessments", data.Directory.Root) })
        {
            var times = new Latencies();
            for (var start = 0; start < Starts; start++)
            {
                var own = root ?? Directory.CreateTempSubdirectory("ciocompass-start").FullName;
                times.Add(await ReadyAsync(own));
                if (root is null)
                {
                    Directory.Delete(own, recursive: true);
                }
            }

            rows.Add(Row.Absolute($"start to ready, {what}", "≤ 1 s published", $"median {Milliseconds(times)}", times.Percentile(50) <= 1000));
        }

        return rows;
    }

    private static async Task<TimeSpan> ReadyAsync(string root)
    {
        var watch = Stopwatch.StartNew();
        await using var server = await ServerProcess.StartAsync(root);
        using var client = WorkshopLoad.Client(server.Address);
        await Load.GetAsync(client, "/health/ready", "");
        return watch.Elapsed;
    }

    private static async Task<Site> SiteAsync(BenchmarkData data, int assessments)
    {
        var id = (await data.AddAssessmentsAsync(assessments))[0];
        await data.ReleaseAsync();
        var server = await ServerProcess.StartAsync(data.Directory.Root);
        var client = WorkshopLoad.Client(server.Address);
        return new Site(server, client, await SignedIn.CookiesAsync(client), id);
    }

    private static string Milliseconds(Latencies times) => string.Create(CultureInfo.InvariantCulture, $"{times.Percentile(50):0.0} ms");

    private sealed record Site(ServerProcess Server, HttpClient Client, string Cookies, Guid AssessmentId) : IAsyncDisposable
    {
        public async Task FetchAsync(string path, Latencies times)
        {
            var watch = Stopwatch.StartNew();
            await Load.GetAsync(Client, string.Format(CultureInfo.InvariantCulture, path, AssessmentId), Cookies);
            times.Add(watch.Elapsed);
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await Server.DisposeAsync();
        }
    }
}
