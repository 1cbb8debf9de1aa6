using System.Diagnostics;
using System.Globalization;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Participants;

namespace CioCompass.Benchmarks.Workshops;

/// <summary>
/// Measures the gain of committing in groups: the same ballot box takes ballots one after the other, each in a transaction of its own, and then all
/// at once.
/// </summary>
public static class BallotThroughput
{
    public static async Task<int> RunAsync(int count)
    {
        var (single, grouped) = await MeasureAsync(count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            | ballots | one transaction each | in groups | ratio |
            | --- | --- | --- | --- |
            | {count} | {single:0} per second | {grouped:0} per second | {grouped / single:0.0} |
            """));
        return 0;
    }

    /// <returns>Ballots in a second, one by one and in groups.</returns>
    public static async Task<(double Single, double Grouped)> MeasureAsync(int count)
    {
        await using var data = await BenchmarkData.WithOpenRoundAsync();
        var participants = data.Get<ParticipantService>();
        var tokens = new List<string>(count);
        for (var phone = 0; phone < count; phone++)
        {
            var joined = await participants.JoinAsync(new JoinRequest(data.JoinCode, null, null, null), CancellationToken.None);
            tokens.Add(((JoinResult.Joined)joined).Token);
        }

        var box = data.Get<BallotBox>();
        await CastAsync(tokens[0], 1); // Compiles the queries.

        var watch = Stopwatch.StartNew();
        foreach (var token in tokens)
        {
            await CastAsync(token, 2);
        }

        var single = count / watch.Elapsed.TotalSeconds;
        watch.Restart();
        await Task.WhenAll(tokens.Select(t => CastAsync(t, 3)));
        return (single, count / watch.Elapsed.TotalSeconds);

        async Task CastAsync(string token, int sequence)
        {
            var request = new BallotRequest(token, data.RoundId, BallotValue.Level(3), Guid.NewGuid(), sequence);
            var result = await box.CastAsync(request, CancellationToken.None);
            if (result.Outcome != BallotOutcome.Accepted)
            {
                throw new InvalidOperationException($"A ballot was answered with {result.Outcome}.");
            }
        }
    }
}
