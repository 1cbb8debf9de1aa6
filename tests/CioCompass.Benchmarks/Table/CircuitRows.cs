using System.Diagnostics;
using System.Globalization;
using CioCompass.Benchmarks.Circuits;
using CioCompass.Benchmarks.Workshops;

namespace CioCompass.Benchmarks.Table;

/// <summary>Consultants over circuits.</summary>
public static class CircuitRows
{
    private const int Consultants = 100;
    private const int AnswersEach = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What 100 circuits add to the working set of a server that has had 100 before, and of the bare app likewise.</summary>
    public static async Task<IReadOnlyList<Row>> MemoryAsync()
    {
        await using var data = await BenchmarkData.CreateAsync();
        var id = (await data.AddAssessmentsAsync(1))[0];
        await data.ReleaseAsync();
        await using var server = await ServerProcess.StartAsync(data.Directory.Root);
        await using var bare = await ServerProcess.StartBareAsync();
        using var client = WorkshopLoad.Client(server.Address);
        using var bareClient = WorkshopLoad.Client(bare.Address);
        var ours = await EachAsync(server, client, $"/assessments/{id}", await SignedIn.CookiesAsync(client));
        var theirs = await EachAsync(bare, bareClient, "/", "");
        return [new Row("memory of a consultant's circuit", "≤ 1.2 ×", Megabytes(ours), Megabytes(theirs),
            string.Create(CultureInfo.InvariantCulture, $"{ours / theirs:0.00}"), ours <= 1.2 * theirs)];
    }

    public static async Task<IReadOnlyList<Row>> AnswersAsync()
    {
        await using var data = await BenchmarkData.CreateAsync();
        var ids = await data.AddAssessmentsAsync(Consultants);
        await data.ReleaseAsync();
        await using var server = await ServerProcess.StartAsync(data.Directory.Root);
        using var client = WorkshopLoad.Client(server.Address);
        var cookies = await SignedIn.CookiesAsync(client);
        var answered = new Latencies();
        var open = new List<(Circuit Circuit, LevelButtons Buttons)>();
        foreach (var id in ids)
        {
            var buttons = new LevelButtons();
            open.Add((await Circuit.OpenAsync(client, $"/assessments/{id}", cookies, buttons.Read), buttons));
        }

        await Task.WhenAll(open.Select(o => AnswerAsync(o.Circuit, o.Buttons, new Latencies(), times: 2)));
        await Task.WhenAll(open.Select(o => AnswerAsync(o.Circuit, o.Buttons, answered, AnswersEach)));
        foreach (var (circuit, _) in open)
        {
            await circuit.DisposeAsync();
        }

        return [Row.Absolute("answer click to saved and rendered, 100 consultants", "p95 ≤ 100 ms", $"{answered}", answered.Percentile(95) <= 100)];
    }

    /// <summary>Clicks at moments of its own, one click in one to two seconds, as somebody who answers fast.</summary>
    internal static async Task AnswerAsync(Circuit circuit, LevelButtons buttons, Latencies answered, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await Task.Delay(Random.Shared.Next(1000, 2000));
            var level = (time % 5) + 1;
            var saved = buttons.NextSaved();
            var watch = Stopwatch.StartNew();
            await circuit.RaiseAsync(buttons.Handler(time % buttons.Questions, level), "change", new { value = $"{level}" });
            await saved.WaitAsync(Patience);
            answered.Add(watch.Elapsed);
        }
    }

    private static async Task<double> EachAsync(ServerProcess server, HttpClient client, string path, string cookies)
    {
        var open = new List<Circuit>();
        try
        {
            await AddAsync();
            var before = server.Megabytes;
            await AddAsync();
            return (server.Megabytes - before) / Consultants;
        }
        finally
        {
            foreach (var circuit in open)
            {
                await circuit.DisposeAsync();
            }
        }

        async Task AddAsync()
        {
            for (var circuit = 0; circuit < Consultants; circuit++)
            {
                open.Add(await Circuit.OpenAsync(client, path, cookies));
            }

            await Task.Delay(TimeSpan.FromSeconds(3));
        }
    }

    private static string Megabytes(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.00} MB");
}
