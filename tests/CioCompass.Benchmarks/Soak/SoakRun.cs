using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CioCompass.Benchmarks.Circuits;
using CioCompass.Benchmarks.Table;
using CioCompass.Benchmarks.Workshops;

namespace CioCompass.Benchmarks.Soak;

/// <summary>
/// A mixed load for some minutes, a sample of the server every half minute, and whether memory, log and errors stay where they are.
/// </summary>
public static partial class SoakRun
{
    private const int Consultants = 10;
    private const int Readers = 4;
    private const int Phones = 50;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    public static bool TryRead(IReadOnlyList<string> arguments, out int minutes, out bool onPostgres, out string? file)
    {
        (minutes, onPostgres, file) = (20, false, null);
        foreach (var pair in arguments.Chunk(2))
        {
            switch (pair)
            {
                case ["--minutes", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out minutes) && minutes > 0:
                    break;
                case ["--database", "sqlite" or "postgres"]:
                    onPostgres = pair[1] == "postgres";
                    break;
                case ["--out", var path]:
                    file = path;
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <returns>0 if every figure stayed flat and nobody met an error.</returns>
    public static async Task<int> RunAsync(int minutes, bool onPostgres, string? file)
    {
        var length = TimeSpan.FromMinutes(minutes);
        await using var data = await BenchmarkData.CreateAsync(onPostgres);
        var assessments = await data.AddAssessmentsAsync(Consultants);
        var rooms = new List<string>();
        for (var room = 0; room < length / Interval; room++)
        {
            await data.StartWorkshopAsync();
            rooms.Add(data.JoinCode);
        }

        await data.ReleaseAsync();
        await using var server = await ServerProcess.StartAsync(data.Directory.Root, settings: data.Settings);
        using var client = WorkshopLoad.Client(server.Address);
        var tally = new Tally();
        using var end = new CancellationTokenSource();
        var visitors = new Visitors(client, await SignedIn.CookiesAsync(client), tally, end.Token);
        List<Task> visits =
        [
            .. assessments.Select(visitors.AnswerAsync), .. Enumerable.Range(0, Readers).Select(_ => visitors.ReadAsync()),
            visitors.ExportAsync(assessments[0]), visitors.SignInAsync(),
        ];

        var samples = new List<Sample>();
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < rooms.Count; round++)
        {
            visits.Add(visitors.VoteAsync(rooms[round], Phones, Interval));
            await Task.Delay(((round + 1) * Interval) - watch.Elapsed);
            samples.Add(await SampleAsync(watch.Elapsed, server, client, data, tally));
            Console.Error.WriteLine(samples[^1]);
        }

        await end.CancelAsync();
        await Task.WhenAll(visits);
        var verdicts = Verdicts(samples);
        var report = string.Join(Environment.NewLine,
        [
            Sample.Head, .. samples.Select(s => $"{s}"), "", Verdict.Head, .. verdicts.Select(v => $"{v}"),
            .. tally.Reasons.Select(r => $"{Environment.NewLine}{r.Value} × {r.Key}"),
        ]);
        Console.WriteLine(report);
        if (file is not null)
        {
            await File.WriteAllTextAsync(file, report + Environment.NewLine);
        }

        return verdicts.TrueForAll(v => v.Flat) ? 0 : 1;
    }

    /// <summary>The first fifth is the warm-up, in which caches fill and code is compiled, and is in no half.</summary>
    private static List<Verdict> Verdicts(IReadOnlyCollection<Sample> samples)
    {
        var warm = samples.Skip(samples.Count / 5).ToList();
        return
        [
            Of("working set, MB", s => s.WorkingSet, 0.1, 20), Of("GC heap, MB", s => s.Heap, 0.1, 10), .. Known("WAL, MB", s => s.Wal, 4),
            .. Known("connections", s => s.Connections, 3), Of("errors", s => s.Errors, 0, 0) with { Flat = samples.Sum(s => s.Errors) == 0 }, Of("circuits", s => s.Circuits, 0.1, 3),
            Of("p95, ms", s => s.P95, 0.25, 20),
        ];

        // The other database has no such figure.
        IEnumerable<Verdict> Known(string what, Func<Sample, double?> figure, double least) =>
            warm.TrueForAll(s => figure(s) is not null) ? [Of(what, s => figure(s)!.Value, 0.1, least)] : [];

        Verdict Of(string what, Func<Sample, double> figure, double slack, double least) =>
            Verdict.Of(what, [.. warm.Select(s => (s.At.TotalMinutes, figure(s)))], slack, least);
    }

    private static async Task<Sample> SampleAsync(TimeSpan at, ServerProcess server, HttpClient client, BenchmarkData data, Tally tally)
    {
        var metrics = await Load.GetAsync(client, "/metrics", "");
        var (latencies, errors) = tally.Take();
        return new Sample(
            at, server.Megabytes, Sum(Heap(), metrics) / 1048576, data.WalMegabytes, await data.CountConnectionsAsync(), errors, Sum(Circuits(), metrics), latencies.Count, latencies.Percentile(95));
    }

    /// <summary>Of all series of a metric; not a number where there is none.</summary>
    private static double Sum(Regex series, string metrics)
    {
        var values = series.Matches(metrics).Select(m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        return values.Count > 0 ? values.Sum() : double.NaN;
    }

    [GeneratedRegex(@"^dotnet_gc_last_collection_heap_size_bytes(?:\{[^}]*\})? (\S+)", RegexOptions.Multiline)]
    private static partial Regex Heap();

    [GeneratedRegex(@"^aspnetcore_components_circuit_active(?:\{[^}]*\})? (\S+)", RegexOptions.Multiline)]
    private static partial Regex Circuits();
}
