using System.Collections.Concurrent;
using System.Diagnostics;
using CioCompass.Core.Workshops.Ballots;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Benchmarks.Workshops;

/// <summary>
/// A room of phones in one round: they join, keep a stream open, vote within some seconds (one in ten changes its mind) and fetch the
/// page again when the facilitator closes the round. What was acknowledged is then looked up in the database.
/// </summary>
public static class WorkshopLoad
{
    private const int MindsChanged = 10;
    private const int DefaultParticipants = 300;
    private const int DefaultSeconds = 10;

    /// <summary>Sockets of this program to one server, which a room of 10,000 streams and the limit of open files leave.</summary>
    private const int ConnectionsAtMost = 15_000;

    /// <summary>Reads <c>--participants N --seconds S --processes P --database sqlite|postgres</c>, each of which may be left out.</summary>
    /// <returns>False for anything else, and for several processes on one file.</returns>
    public static bool TryRead(IReadOnlyList<string> arguments, out RoomPlan plan)
    {
        var database = "sqlite";
        var numbers = new List<string>();
        foreach (var pair in arguments.Chunk(2))
        {
            switch (pair)
            {
                case ["--database", "sqlite" or "postgres"]:
                    database = pair[1];
                    break;
                default:
                    numbers.AddRange(pair);
                    break;
            }
        }

        var understood = Options.TryRead(numbers, ["--participants", "--seconds", "--processes"], out var read);
        var processes = read.GetValueOrDefault("--processes", 1);
        plan = new RoomPlan(
            read.GetValueOrDefault("--participants", DefaultParticipants),
            TimeSpan.FromSeconds(read.GetValueOrDefault("--seconds", DefaultSeconds)),
            database == "postgres" ? processes : null);
        return understood && (plan.Processes is not null || processes == 1);
    }

    /// <returns>0 if every phone voted and nothing that was acknowledged is missing.</returns>
    public static async Task<int> RunAsync(RoomPlan plan)
    {
        var figures = await MeasureAsync(plan);
        Console.WriteLine(figures);
        return figures.IsWhole ? 0 : 1;
    }

    public static async Task<WorkshopFigures> MeasureAsync(RoomPlan plan)
    {
        await using var data = await BenchmarkData.WithOpenRoundAsync(onPostgres: plan.Processes is not null);
        await data.ReleaseAsync();
        await using var server = await Processes.StartAsync(data, plan.Processes ?? 1);
        var phones = Enumerable.Range(0, plan.Phones).Select(_ => new LoadPhone(server.Client)).ToList();

        Latencies joining = new(), voting = new();
        using var end = new CancellationTokenSource();
        var open = 0;
        var streams = new ConcurrentBag<Task>();
        await SpreadAsync(phones, plan.Joining, async phone =>
        {
            await joining.TimeAsync(() => phone.JoinAsync(data.JoinCode));
            streams.Add(phone.ListenAsync(() => Interlocked.Increment(ref open), end.Token));
        });
        while (open < plan.Phones && streams.All(s => !s.IsCompleted))
        {
            await Task.Delay(100);
        }

        var processorBefore = server.ProcessorSeconds;
        var watch = Stopwatch.StartNew();
        using var late = new CancellationTokenSource(plan.Voting + plan.Patience);
        await SpreadAsync(phones, plan.Voting, async phone =>
        {
            var times = Random.Shared.Next(MindsChanged) == 0 ? 2 : 1;
            for (var time = 0; time < times; time++)
            {
                await voting.TimeAsync(() => phone.VoteAsync(Random.Shared.Next(1, 6), late.Token));
            }
        });
        var voted = watch.Elapsed;
        var processor = server.ProcessorSeconds - processorBefore;

        var fetching = Task.WhenAll(phones.Select(p => FetchAsync(p, plan.Patience)));
        await FacilitatorConsole.CloseAsync(server.First, data.WorkshopId, fetching);
        var closed = (await fetching).OfType<(DateTime Heard, DateTime Shown)>().ToList();
        var (peak, stale) = (server.PeakMegabytes, phones.Count(p => p.ShowsBallot));
        await end.CancelAsync();
        await server.DisposeAsync();

        data.Reopen();
        var closedAt = await ClosedAtAsync(data);
        var figures = new WorkshopFigures(
            plan, joining, open, voting, phones.Count(p => p.Acknowledged > 0), voted, await LostAsync(data, phones), phones.Sum(p => p.Errors),
            Latencies.Of(closed.Select(c => c.Heard - closedAt)), Latencies.Of(closed.Select(c => c.Shown - closedAt)), stale, peak, processor);
        foreach (var failure in streams.Where(t => t.IsFaulted).GroupBy(t => t.Exception!.InnerException!.Message))
        {
            Console.Error.WriteLine($"{failure.Count()} streams: {failure.Key}");
        }

        return figures;
    }

    /// <param name="before">A handler that the requests pass first.</param>
    internal static HttpClient Client(Uri address, DelegatingHandler? before = null)
    {
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = ConnectionsAtMost };
        before?.InnerHandler = handler;
        return new HttpClient(before ?? (HttpMessageHandler)handler) { BaseAddress = address };
    }

    /// <summary>Each at a moment of its own.</summary>
    internal static Task SpreadAsync(IEnumerable<LoadPhone> phones, TimeSpan span, Func<LoadPhone, Task> act) =>
        Task.WhenAll(phones.Select(async phone =>
        {
            await Task.Delay(Random.Shared.NextDouble() * span);
            await act(phone);
        }));

    /// <summary>Fetches the page again once the phone has been told, as its script does.</summary>
    /// <returns>When it was told and when it had the page, UTC; null where no word came in time.</returns>
    private static async Task<(DateTime Heard, DateTime Shown)?> FetchAsync(LoadPhone phone, TimeSpan patience)
    {
        try
        {
            var heard = await phone.Changed.Task.WaitAsync(patience);
            await Task.Delay(Random.Shared.Next(700));
            await phone.RoomAsync();
            return (heard.UtcDateTime, DateTime.UtcNow);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private static async Task<DateTime> ClosedAtAsync(BenchmarkData data)
    {
        await using var db = await data.OpenAsync();
        return (await db.Rounds.Where(r => r.Id == data.RoundId).Select(r => r.ClosedAt).SingleAsync())
            ?? throw new InvalidOperationException("The round was not closed.");
    }

    /// <summary>
    /// A closed round's ballots belong to no phone any more, so that they are compared as what they are: so many of each level.
    /// </summary>
    private static async Task<int> LostAsync(BenchmarkData data, IReadOnlyCollection<LoadPhone> phones)
    {
        await using var db = await data.OpenAsync();
        var stored = await db.BallotCounts.Where(b => b.RoundId == data.RoundId && b.Choice == BallotChoice.Level)
            .ToDictionaryAsync(b => b.Number!.Value, b => b.Count);
        return Enumerable.Range(1, 5).Sum(level => Math.Max(0, phones.Count(p => p.Acknowledged == level) - stored.GetValueOrDefault(level)));
    }
}
