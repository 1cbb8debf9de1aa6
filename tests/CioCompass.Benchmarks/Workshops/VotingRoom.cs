using System.Diagnostics;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Participants;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Benchmarks.Workshops;

/// <summary>Phones of one room that change their minds all the time, at the ballot box itself.</summary>
internal sealed class VotingRoom : IAsyncDisposable
{
    private readonly BenchmarkData data;
    private readonly IReadOnlyList<string> tokens;
    private readonly CancellationTokenSource end = new();
    private int acknowledged;

    private VotingRoom(BenchmarkData data, IReadOnlyList<string> tokens) => (this.data, this.tokens) = (data, tokens);

    public static async Task<VotingRoom> OpenAsync(BenchmarkData data, int phones)
    {
        var joined = await Task.WhenAll(Enumerable.Range(0, phones).Select(_ =>
            data.Get<ParticipantService>().JoinAsync(new JoinRequest(data.JoinCode, null, null, null), CancellationToken.None)));
        return new VotingRoom(data, [.. joined.Cast<JoinResult.Joined>().Select(j => j.Token)]);
    }

    /// <summary>Each phone sends a ballot about once a second, until the room ends.</summary>
    /// <returns>From the sending to the acknowledgement.</returns>
    public async Task<Latencies> VoteAsync()
    {
        var latencies = new Latencies();
        await Task.WhenAll(tokens.Select(async token =>
        {
            for (var sequence = 1; !end.IsCancellationRequested; sequence++)
            {
                var watch = Stopwatch.StartNew();
                var result = await data.Get<BallotBox>().CastAsync(
                    new BallotRequest(token, data.RoundId, BallotValue.Level(1 + (sequence % 5)), Guid.NewGuid(), sequence), CancellationToken.None);
                if (result.Outcome != BallotOutcome.Accepted)
                {
                    throw new InvalidOperationException($"A ballot was answered with {result.Outcome}.");
                }

                latencies.Add(watch.Elapsed);
                if (sequence == 1)
                {
                    Interlocked.Increment(ref acknowledged);
                }

                await Task.Delay(Random.Shared.Next(500, 1500));
            }
        }));
        return latencies;
    }

    public void End() => end.Cancel();

    public async Task<int> LostAsync()
    {
        await using var db = await data.OpenAsync();
        return acknowledged - await db.OpenBallots.CountAsync(b => b.RoundId == data.RoundId);
    }

    public ValueTask DisposeAsync()
    {
        end.Dispose();
        return ValueTask.CompletedTask;
    }
}
