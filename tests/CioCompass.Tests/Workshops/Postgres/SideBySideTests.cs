using CioCompass.Core;
using CioCompass.Core.Assessments;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Data.Transactions;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Results;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.TestSupport.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Workshops.Postgres;

/// <summary>Rooms on one server write side by side: none waits for another or for an import, and closing a round erases its own ballots only.</summary>
public sealed class SideBySideTests : IAsyncLifetime
{
    private const int Phones = 20;

    private WorkshopRoom room = null!;
    private WorkshopRoom other = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(TestPostgres.Missing is null, TestPostgres.Missing ?? "");
        room = await WorkshopRoom.OpenAsync(await TestDatabase.OnPostgresAsync());
        var created = await room.Database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(room.Organisation.Id, "Other room", new DateOnly(2026, 3, 2), null), room.Consultant, CancellationToken.None);
        other = await WorkshopRoom.OverAsync(room.Database, room.Consultant, created.Id!.Value);
    }

    public ValueTask DisposeAsync() => room is null ? ValueTask.CompletedTask : room.DisposeAsync();

    [Fact]
    public async Task A_room_goes_through_a_whole_round_while_an_import_and_another_room_hold_their_locks()
    {
        await using var import = room.Database.Open();
        await using var importing = await import.Database.BeginTransactionAsync(Cancel);
        await using var stuck = room.Database.Open();
        await using var voting = await stuck.BeginAsync(WriteLock.Workshop(other.Id), Cancel);

        var tokens = await room.JoinAsync(3);
        var round = await room.OpenRoundAsync();
        foreach (var token in tokens)
        {
            Assert.Equal(BallotOutcome.Accepted, (await room.VoteAsync(token, round, BallotValue.Level(4))).Outcome);
        }

        await room.RevealAsync(round);
        Assert.IsType<RoundResult.Levels>((await room.ReadAsync(round)).Result);
        Assert.Equal(RoundOutcome.Done, await room.Workshops.CloseAsync(room.Id, room.Consultant, CancellationToken.None));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_belongs_together_waits_for_each_other(bool isGlobal)
    {
        var wanted = isGlobal ? WriteLock.Global : WriteLock.Workshop(room.Id);
        await using var first = room.Database.Open();
        await using var second = room.Database.Open();
        await using var holding = await first.BeginAsync(wanted, Cancel);

        var waiting = second.BeginAsync(wanted, Cancel);
        await UntilSomebodyWaitsAsync();
        Assert.False(waiting.IsCompleted);
        await holding.CommitAsync(Cancel);
        await using var _ = await waiting;
    }

    [Fact]
    public async Task Removing_an_assessment_waits_for_the_ballots_of_its_open_workshop_and_leaves_nothing_of_them()
    {
        var token = await room.JoinAsync();
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(token, round, BallotValue.Level(1));
        await using var ballots = room.Database.Open();
        await using var counting = await ballots.BeginAsync(WriteLock.Workshop(room.Id), Cancel);
        ballots.OpenBallots.Add(new OpenBallot(round, [1, 2, 3]));
        await ballots.SaveChangesAsync(Cancel);

        var removing = RemoveAsync();
        await UntilSomebodyWaitsAsync();
        await counting.CommitAsync(Cancel);
        await removing;

        await using var db = room.Database.Open();
        Assert.Empty(await db.OpenBallots.ToListAsync(Cancel));
        Assert.Empty(await db.RoundSecrets.ToListAsync(Cancel));
        Assert.False(await db.Participants.AnyAsync(p => p.WorkshopId == room.Id, Cancel));

        async Task RemoveAsync()
        {
            await using var db = room.Database.Open();
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            var removal = room.Database.Get<Core.Reports.HandOver.Removal>();
            await removal.HideAsync(db, db.Assessments.Where(a => a.Id == room.AssessmentId), Cancel);
            await transaction.CommitAsync(Cancel);
            Assert.True(await removal.TakeOutAsync<Core.Assessments.Assessment>(room.AssessmentId));
        }
    }

    [Fact]
    public async Task Two_rooms_vote_and_close_at_two_processes_at_once_and_none_loses_a_ballot_to_the_other()
    {
        await using var second = new ServiceCollection()
            .AddLogging()
            .AddSharedKeys()
            .AddSingleton<TimeProvider>(room.Database.Clock)
            .AddCompassCore(new DataDirectory(Path.GetTempPath()), room.Database.Postgres)
            .BuildServiceProvider();
        BallotBox[] boxes = [room.Box, second.GetRequiredService<BallotBox>()];

        await Task.WhenAll(PlayAsync(room, boxes), PlayAsync(other, boxes));
    }

    /// <summary>Each phone votes at both processes in turn, round after round; each round has what was acknowledged.</summary>
    private static async Task PlayAsync(WorkshopRoom room, BallotBox[] boxes)
    {
        var tokens = await room.JoinAsync(Phones);
        var round = await room.OpenRoundAsync();
        for (var attempt = 1; ; attempt++)
        {
            var current = round;
            var results = await Task.WhenAll(tokens.SelectMany((token, i) => Enumerable.Range(1, 2).Select(sequence => boxes[(i + sequence) % 2]
                .CastAsync(new BallotRequest(token, current, BallotValue.Level(sequence), Guid.NewGuid(), sequence), CancellationToken.None))));
            Assert.All(results, r => Assert.True(r.Outcome is BallotOutcome.Accepted or BallotOutcome.Superseded));
            await room.CloseAsync(round);
            Assert.Equal(Phones, (await room.ReadAsync(round)).Ballots);
            if (attempt == 5)
            {
                return;
            }

            round = (await room.Rounds.ReopenAsync(round, null, room.Consultant, CancellationToken.None)).RoundId!.Value;
        }
    }

    private async Task UntilSomebodyWaitsAsync()
    {
        await using var db = room.Database.Open();
        while (!await db.Database.SqlQueryRaw<bool>("SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted) AS \"Value\"").SingleAsync(Cancel))
        {
        }
    }
}
