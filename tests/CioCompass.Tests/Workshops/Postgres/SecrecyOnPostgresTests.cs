using CioCompass.Core.Workshops.Ballots;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.TestSupport.Postgres;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Workshops.Postgres;

/// <summary>After a round is closed, neither a query nor the files of the database tell who voted what. The server's log of writes is not looked at.</summary>
public sealed class SecrecyOnPostgresTests
{
    private const int Phones = 120;

    [Fact]
    public async Task No_query_and_no_file_of_a_table_tells_what_ties_a_ballot_to_a_phone()
    {
        Assert.SkipUnless(TestPostgres.Missing is null, TestPostgres.Missing ?? "");
        await using var room = await WorkshopRoom.OpenAsync(await TestDatabase.OnPostgresAsync());
        var tokens = await room.JoinAsync(Phones);
        var round = await room.OpenRoundAsync();
        await Task.WhenAll(tokens.Select(t => room.VoteAsync(t, round, BallotValue.Abstain)));
        await Task.WhenAll(tokens.Select(t => room.VoteAsync(t, round, BallotValue.DontKnow, sequence: 2)));
        var traces = await TracesAsync(room, round);
        await using (var db = room.Database.Open())
        {
            // As the server does now and then by itself: it must not keep samples of the keys.
            await db.Database.ExecuteSqlRawAsync("ANALYZE", TestContext.Current.CancellationToken);
        }

        Assert.Equal(traces.Count, await FoundAsync(room, traces)); // Or the test would look in vain.

        await room.CloseAsync(round);

        await using (var db = room.Database.Open())
        {
            Assert.Empty(await db.OpenBallots.ToListAsync(TestContext.Current.CancellationToken));
            Assert.Empty(await db.RoundSecrets.ToListAsync(TestContext.Current.CancellationToken));
            Assert.Equal(Phones, await db.BallotCounts.Where(b => b.RoundId == round).SumAsync(b => b.Count, TestContext.Current.CancellationToken));
        }

        Assert.Equal(0, await FoundAsync(room, traces));
    }

    private static async Task<List<byte[]>> TracesAsync(WorkshopRoom room, Guid round)
    {
        await using var db = room.Database.Open();
        var secret = (await db.RoundSecrets.SingleAsync(s => s.RoundId == round)).Sealed;
        var ballots = await db.OpenBallots.Where(b => b.RoundId == round).ToListAsync();
        return [secret, .. ballots.Select(b => b.VoterKey), .. ballots.Select(b => b.IdempotencyKey.ToByteArray(bigEndian: true))];
    }

    private static async Task<int> FoundAsync(WorkshopRoom room, IEnumerable<byte[]> traces)
    {
        var paths = await (await TestPostgres.StartedAsync()).FilesAsync(room.Database.Postgres!);
        var files = paths.Select(File.ReadAllBytes).ToList();
        return traces.Count(t => files.Any(f => f.AsSpan().IndexOf(t) >= 0));
    }
}
