using System.Diagnostics;
using System.Globalization;
using CioCompass.Benchmarks.Circuits;
using CioCompass.Benchmarks.Workshops;
using CioCompass.Core.Assessments;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Benchmarks.Table;

/// <summary>Consultants over circuits.</summary>
public static class CircuitRows
{
    private const int Consultants = 100;
    private const int WarmUp = 2;
    private const int QuestionsOnPage = 3;
    private const int AnswersEach = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Measures how much 100 circuits add to the working set of a server that has had 100 before, and of the bare app likewise.</summary>
    public static async Task<IReadOnlyList<Row>> MemoryAsync()
    {
        await using var data = await BenchmarkData.CreateAsync();
        var id = (await data.AddAssessmentsAsync(1))[0];
        await data.ReleaseAsync();
        await using var server = await ServerProcess.StartAsync(data.Directory.Root, comparableMemory: true);
        await using var bare = await ServerProcess.StartBareAsync(comparableMemory: true);
        using var client = WorkshopLoad.Client(server.Address);
        using var bareClient = WorkshopLoad.Client(bare.Address);
        var ours = await EachAsync(server, client, $"/assessments/{id}", await SignedIn.CookiesAsync(client));
        var theirs = await EachAsync(bare, bareClient, "/", "");
        return [new Row("memory of a working page's circuit", "≤ 0.6 MB", Megabytes(ours), Megabytes(theirs),
            string.Create(CultureInfo.InvariantCulture, $"{ours / theirs:0.00}"), ours <= 0.6)];
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

        await Task.WhenAll(open.Select(o => AnswerAsync(o.Circuit, o.Buttons, new Latencies(), 0, WarmUp)));
        await Task.WhenAll(open.Select(o => AnswerAsync(o.Circuit, o.Buttons, answered, WarmUp, AnswersEach)));
        foreach (var (circuit, _) in open)
        {
            await circuit.DisposeAsync();
        }

        await server.DisposeAsync();
        var lost = await LostAsync(data, ids);
        return [Row.Absolute("answer click to saved and rendered, 100 consultants", "0 lost, p95 ≤ 10 ms", $"{lost} lost; {answered}",
            lost == 0 && answered.Percentile(95) <= 10)];
    }

    /// <summary>Clicks at moments of its own, one click in one to two seconds, as somebody who answers fast.</summary>
    /// <param name="first">The number of the first click on this assessment: they go on, so that each chooses another level than before.</param>
    internal static async Task AnswerAsync(Circuit circuit, LevelButtons buttons, Latencies answered, int first, int times)
    {
        for (var click = first; click < first + times; click++)
        {
            await Task.Delay(Random.Shared.Next(1000, 2000));
            var level = Level(click);
            var saved = buttons.NextSaved();
            var watch = Stopwatch.StartNew();
            await circuit.RaiseAsync(buttons.Handler(click % buttons.Questions, level), "change", new { value = $"{level}" });
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

    /// <summary>Every assessment has the same last answers: so many of each level must be stored.</summary>
    private static async Task<int> LostAsync(BenchmarkData data, IReadOnlyList<Guid> ids)
    {
        data.Reopen();
        await using var db = await data.OpenAsync();
        var stored = await db.Set<Response>().Where(r => ids.Contains(r.AssessmentId)).Select(r => r.Level).ToListAsync();
        return Enumerable.Range(WarmUp, AnswersEach).TakeLast(QuestionsOnPage)
            .Sum(click => ids.Count - Math.Min(ids.Count, stored.Count(level => level == Level(click))));
    }

    /// <summary>The number of questions on a page is no multiple of five, so that a question's next level is another one.</summary>
    private static int Level(int click) => (click % 5) + 1;

    private static string Megabytes(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.00} MB");
}
