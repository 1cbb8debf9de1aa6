using CioCompass.Core.Assessments;
using CioCompass.Core.Data;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CioCompass.Tests.Workshops.Ballots;

/// <summary>A database of the version before, in which a ballot said how sure its voter was, with a vote that was open.</summary>
public sealed class VotesApartMigrationTests : IAsyncLifetime
{
    private WorkshopRoom room = null!;

    public async ValueTask InitializeAsync() => room = await WorkshopRoom.OpenAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task How_sure_people_were_and_an_open_vote_outlast_the_upgrade_and_no_ballot_says_both_any_more()
    {
        var closed = await room.OpenRoundAsync();
        await room.VoteAsync(closed, [.. new[] { 2, 2, 3, 3 }.Select(level => BallotValue.Level(level))]);
        await room.CloseAsync(closed);
        var open = await room.OpenRoundAsync("customer-bond");
        await room.VoteAsync(open, BallotValue.Level(5, Confidence.Low), BallotValue.Level(4, Confidence.Low), BallotValue.DontKnow);
        await using (var db = room.Database.Open())
        {
            var migrations = db.Database.GetMigrations().ToList();
            var before = migrations[migrations.FindIndex(m => m.EndsWith("_VotesApart", StringComparison.Ordinal)) - 1];
            await db.GetService<IMigrator>().MigrateAsync(before, TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlRawAsync("""UPDATE "Ballots" SET "Confidence" = CASE WHEN "Number" = 2 THEN 'High' ELSE 'Medium' END""");
            await db.GetService<IMigrator>().MigrateAsync(cancellationToken: TestContext.Current.CancellationToken);
        }

        Assert.Equal([(Confidence.Medium, 2), (Confidence.High, 2)], await SureAsync(closed));
        Assert.Equal([(Confidence.Low, 2)], await SureAsync(open));
        Assert.Equal(RoundStatus.Closed, (await room.ReadAsync(open)).Status);
        Assert.Equal((4, 3), ((await room.ReadAsync(closed)).Ballots, (await room.ReadAsync(open)).Ballots));
        await using var now = room.Database.Open();
        Assert.Equal(0, await now.OpenBallots.CountAsync() + await now.RoundSecrets.CountAsync());
        Assert.Equal([4, 5], (await now.BallotCounts.Where(b => b.RoundId == open && b.Number != null).Select(b => b.Number!.Value).ToListAsync()).Order());
        Assert.Equal(RoundOutcome.Done, await room.Rounds.RevealAsync(open, room.Consultant, CancellationToken.None));
    }

    private async Task<IEnumerable<(Confidence, int)>> SureAsync(Guid round)
    {
        await using var db = room.Database.Open();
        var counts = await db.ConfidenceCounts.Where(c => c.RoundId == round).ToListAsync();
        return counts.OrderBy(c => c.Least).Select(c => (c.Least, c.Count));
    }
}
