using CioCompass.Core.Workshops.Ballots;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Benchmarks.Workshops;

/// <summary>A room whose phones join a served program, listen, and change their minds about once a second, for as long as they are let.</summary>
internal sealed class BusyRoom
{
    private readonly Guid roundId;
    private readonly string joinCode;
    private readonly int count;
    private IReadOnlyList<LoadPhone> phones = [];
    private Phase phase = new();

    private BusyRoom(BenchmarkData data, int count) => (roundId, joinCode, this.count) = (data.RoundId, data.JoinCode, count);

    /// <summary>Answers that were not what a phone hopes for, each tried again.</summary>
    public int Errors => phones.Sum(p => p.Errors);

    /// <summary>Opens a room in the data, before it is served.</summary>
    public static async Task<BusyRoom> PrepareAsync(BenchmarkData data, int phones)
    {
        await data.StartWorkshopAsync();
        return new BusyRoom(data, phones);
    }

    /// <param name="span">In which all join.</param>
    /// <param name="end">Of their streams.</param>
    public async Task JoinAsync(HttpClient client, TimeSpan span, CancellationToken end)
    {
        phones = [.. Enumerable.Range(0, count).Select(_ => new LoadPhone(client))];
        await WorkshopLoad.SpreadAsync(phones, span, async phone =>
        {
            await phone.JoinAsync(joinCode);
            _ = phone.ListenAsync(() => { }, end);
        });
    }

    /// <summary>Each phone votes again and again until the end.</summary>
    public Task VoteAsync(CancellationToken end) => Task.WhenAll(phones.Select(async phone =>
    {
        while (!end.IsCancellationRequested)
        {
            await Task.Delay(Random.Shared.Next(500, 1500), end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await VoteAsync(phone);
        }
    }));

    /// <summary>Each phone votes once.</summary>
    public Task VoteOnceAsync(TimeSpan span) => WorkshopLoad.SpreadAsync(phones, span, VoteAsync);

    /// <returns>From ballot to acknowledgement, of all that is sent while something is done.</returns>
    public async Task<Latencies> DuringAsync(Func<Task> act)
    {
        var during = phase = new Phase();
        await act();
        phase = new Phase();
        while (during.Answered.Count < during.Sent)
        {
            await Task.Delay(50);
        }

        return during.Answered;
    }

    /// <summary>Phones whose acknowledged ballot is not stored.</summary>
    public async Task<int> LostAsync(BenchmarkData data)
    {
        await using var db = await data.OpenAsync();
        var stored = await db.OpenBallots.Where(b => b.RoundId == roundId && b.Choice == BallotChoice.Level)
            .GroupBy(b => b.Number!.Value).ToDictionaryAsync(g => g.Key, g => g.Count());
        return Enumerable.Range(1, 5).Sum(level => Math.Max(0, phones.Count(p => p.Acknowledged == level) - stored.GetValueOrDefault(level)));
    }

    private async Task VoteAsync(LoadPhone phone)
    {
        var sentIn = phase;
        Interlocked.Increment(ref sentIn.Sent);
        await sentIn.Answered.TimeAsync(() => phone.VoteAsync(Random.Shared.Next(1, 6), CancellationToken.None));
    }

    private sealed class Phase
    {
        public int Sent;

        public Latencies Answered { get; } = new();
    }
}
