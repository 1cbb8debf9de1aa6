using System.Diagnostics;
using CioCompass.Core.Workshops;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Benchmarks.Workshops;

/// <summary>
/// A room of phones in one round: they join, keep a stream open, vote within some seconds (one in ten changes its mind) and fetch the
/// page again when the round closes. What was acknowledged is then looked up in the database file.
/// </summary>
public static class WorkshopLoad
{
    private const int MindsChanged = 10;

    /// <summary>For the start of the program and for phones that are slow, before the round's timer closes it.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(30);

    /// <param name="span">In which all join, and then all vote.</param>
    /// <returns>0 if every phone voted and nothing that was acknowledged is missing.</returns>
    public static async Task<int> RunAsync(int participants, TimeSpan span)
    {
        var figures = await MeasureAsync(participants, span);
        Console.WriteLine(figures);
        return figures.Lost == 0 && figures.Acknowledged == participants ? 0 : 1;
    }

    public static async Task<WorkshopFigures> MeasureAsync(int participants, TimeSpan span)
    {
        var timer = (2 * span) + Slack;
        await using var data = await BenchmarkData.WithOpenRoundAsync(timer);
        var closesAt = DateTimeOffset.UtcNow + timer;
        await data.ReleaseAsync();
        await using var server = await ServerProcess.StartAsync(data.Directory.Root);
        using var client = Client(server.Address);
        var phones = Enumerable.Range(0, participants).Select(_ => new LoadPhone(client)).ToList();

        Latencies joining = new(), voting = new(), fetching = new();
        await SpreadAsync(phones, span, phone => TimedAsync(joining, () => phone.JoinAsync(data.JoinCode)));

        using var end = new CancellationTokenSource();
        var open = 0;
        var streams = phones.Select(p => p.ListenAsync(() => Interlocked.Increment(ref open), end.Token)).ToList();
        while (open < participants && streams.TrueForAll(s => !s.IsCompleted))
        {
            await Task.Delay(100);
        }

        var processorBefore = server.ProcessorSeconds;
        var watch = Stopwatch.StartNew();
        using var late = new CancellationTokenSource(closesAt - DateTimeOffset.UtcNow);
        await SpreadAsync(phones, span, async phone =>
        {
            var times = Random.Shared.Next(MindsChanged) == 0 ? 2 : 1;
            for (var time = 0; time < times; time++)
            {
                await TimedAsync(voting, () => phone.VoteAsync(Random.Shared.Next(1, 6), late.Token));
            }
        });
        var voted = watch.Elapsed;
        var processor = server.ProcessorSeconds - processorBefore;

        // Up to 700 ms of each is the phone's own: it waits a little, so that not all ask in the same instant.
        await Task.WhenAll(phones.Select(async phone =>
        {
            var heard = await phone.Changed.Task.WaitAsync(closesAt - DateTimeOffset.UtcNow + Slack);
            await Task.Delay(Random.Shared.Next(700));
            await phone.RoomAsync();
            fetching.Add(DateTimeOffset.UtcNow - heard);
        }));
        var peak = server.PeakMegabytes;
        await end.CancelAsync();
        await server.DisposeAsync();

        var lost = await LostAsync(data, phones);
        var acknowledged = phones.Count(p => p.Acknowledged > 0);
        return new WorkshopFigures(
            participants, span, joining, open, voting, acknowledged, voted, lost, phones.Sum(p => p.Errors), fetching, peak, processor);
    }

    internal static HttpClient Client(Uri address) => new(new SocketsHttpHandler
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        MaxConnectionsPerServer = int.MaxValue,
    })
    { BaseAddress = address };

    /// <summary>Each at a moment of its own.</summary>
    private static Task SpreadAsync(IReadOnlyCollection<LoadPhone> phones, TimeSpan span, Func<LoadPhone, Task> act) =>
        Task.WhenAll(phones.Select(async phone =>
        {
            await Task.Delay(Random.Shared.NextDouble() * span);
            await act(phone);
        }));

    private static async Task TimedAsync(Latencies latencies, Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        latencies.Add(watch.Elapsed);
    }

    /// <summary>
    /// A closed round's ballots belong to no phone any more, so that they are compared as what they are: so many of each level.
    /// </summary>
    private static async Task<int> LostAsync(BenchmarkData data, IReadOnlyCollection<LoadPhone> phones)
    {
        data.Reopen();
        await using var db = await data.OpenAsync();
        var stored = await db.Ballots.Where(b => b.RoundId == data.RoundId && b.Choice == BallotChoice.Level)
            .GroupBy(b => b.Number!.Value).Select(g => new { Level = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Level, g => g.Count);
        return Enumerable.Range(1, 5).Sum(level => Math.Max(0, phones.Count(p => p.Acknowledged == level) - stored.GetValueOrDefault(level)));
    }
}
