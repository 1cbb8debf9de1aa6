using System.Data.Common;
using CioCompass.Core.Accounts;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Batching;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;

namespace CioCompass.Tests.Workshops.Ballots;

public sealed class BallotBoxTests : IAsyncLifetime
{
    private WorkshopRoom room = null!;

    public async ValueTask InitializeAsync() => room = await WorkshopRoom.OpenAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_phone_may_change_its_mind_and_keeps_one_ballot()
    {
        var token = await room.JoinAsync();
        var round = await room.OpenRoundAsync();

        await room.VoteAsync(token, round, BallotValue.Level(2));
        var changed = await room.VoteAsync(token, round, BallotValue.Level(5, Core.Assessments.Confidence.High), sequence: 2);

        Assert.Equal(new BallotResult(BallotOutcome.Accepted, BallotValue.Level(5, Core.Assessments.Confidence.High), 2), changed);
        Assert.Equal(changed.Stored, Assert.Single(await StoredAsync(round)).Value);
        Assert.Equal(3, (await room.Phones.ViewAsync(token, CancellationToken.None))!.NextSequence);
    }

    [Fact]
    public async Task A_change_that_arrives_late_does_not_win_over_a_later_one()
    {
        var token = await room.JoinAsync();
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(token, round, BallotValue.Level(5), sequence: 2);

        var late = await room.VoteAsync(token, round, BallotValue.Level(1), sequence: 1);

        Assert.Equal(new BallotResult(BallotOutcome.Superseded, BallotValue.Level(5), 2), late);
        Assert.Equal(5, Assert.Single(await StoredAsync(round)).Number);
    }

    [Fact]
    public async Task The_same_sending_again_gets_the_same_answer()
    {
        var token = await room.JoinAsync();
        var round = await room.OpenRoundAsync();
        var key = Guid.NewGuid();

        var first = await room.VoteAsync(token, round, BallotValue.Level(3), key: key);
        var again = await room.VoteAsync(token, round, BallotValue.Level(3), key: key);

        Assert.Equal(first, again);
        Assert.Single(await StoredAsync(round));
    }

    [Fact]
    public async Task Twenty_parallel_ballots_of_one_phone_make_one_row()
    {
        var token = await room.JoinAsync();
        var round = await room.OpenRoundAsync();

        var results = await Task.WhenAll(Enumerable.Range(1, 20).Select(n => room.VoteAsync(token, round, BallotValue.Level(3), sequence: n)));

        Assert.All(results, r => Assert.True(r.Outcome is BallotOutcome.Accepted or BallotOutcome.Superseded));
        Assert.Equal(20, Assert.Single(await StoredAsync(round)).Sequence);
    }

    [Fact]
    public async Task A_ballot_after_the_closing_is_told_so_and_not_counted()
    {
        var token = await room.JoinAsync();
        var round = await room.OpenRoundAsync();
        await room.CloseAsync(round);

        Assert.Equal(BallotOutcome.Closed, (await room.VoteAsync(token, round, BallotValue.Level(3))).Outcome);
        Assert.Empty(await StoredAsync(round));
    }

    [Fact]
    public async Task A_ballot_after_the_timer_ended_is_too_late_also_before_anybody_closed_the_round()
    {
        var token = await room.JoinAsync();
        var round = await room.OpenRoundAsync(timer: TimeSpan.FromSeconds(30));
        room.Database.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(BallotOutcome.Closed, (await room.VoteAsync(token, round, BallotValue.Level(3))).Outcome);
    }

    [Fact]
    public async Task What_does_not_fit_the_round_is_invalid_and_writes_nothing()
    {
        var token = await room.JoinAsync();
        var round = await room.OpenRoundAsync();

        Assert.All(
            await Task.WhenAll(
                room.VoteAsync(token, round, new BallotValue(BallotChoice.Level, 99)),
                room.VoteAsync(token, round, new BallotValue(BallotChoice.Level, -1)),
                room.VoteAsync(token, round, BallotValue.Agree),
                room.VoteAsync(token, round, new BallotValue((BallotChoice)77)),
                room.VoteAsync(token, round, BallotValue.Level(3), sequence: 0),
                room.VoteAsync(token, round, BallotValue.Level(3), sequence: int.MaxValue),
                room.VoteAsync(token, round, BallotValue.Level(3), key: Guid.Empty)),
            r => Assert.Equal(BallotOutcome.Invalid, r.Outcome));
        Assert.Empty(await StoredAsync(round));
    }

    [Fact]
    public async Task Who_has_not_joined_this_workshop_cannot_vote_in_it()
    {
        var round = await room.OpenRoundAsync();

        Assert.Equal(BallotOutcome.NotJoined, (await room.VoteAsync(SecretToken.Create(), round, BallotValue.Level(3))).Outcome);
        Assert.Equal(BallotOutcome.NotJoined, (await room.VoteAsync("", round, BallotValue.Level(3))).Outcome);
        Assert.Equal(BallotOutcome.NotJoined, (await room.VoteAsync(await room.JoinAsync(), Guid.NewGuid(), BallotValue.Level(3))).Outcome);
    }

    [Fact]
    public async Task Ballots_of_a_whole_room_are_committed_in_few_transactions()
    {
        const int Phones = 300;
        var tokens = await room.JoinAsync(Phones);
        var round = await room.OpenRoundAsync();
        var commits = new CommitCounter();
        await using var box = Box(new CountedContexts(room, commits));

        var results = await Task.WhenAll(tokens.Select(t =>
            box.CastAsync(new BallotRequest(t, round, BallotValue.Level(3), Guid.NewGuid(), 1), CancellationToken.None)));

        Assert.All(results, r => Assert.Equal(BallotOutcome.Accepted, r.Outcome));
        Assert.Equal(Phones, (await StoredAsync(round)).Count);
        Assert.InRange(commits.Count, 1, Phones / 5);
    }

    [Fact]
    public async Task A_sender_who_goes_away_takes_no_other_ballot_along()
    {
        var tokens = await room.JoinAsync(20);
        var round = await room.OpenRoundAsync();
        using var gone = new CancellationTokenSource();
        await using var box = Box(room.Database.Get<IDbContextFactory<CompassDbContext>>());

        var sendings = tokens.Select((t, index) => box.CastAsync(
            new BallotRequest(t, round, BallotValue.Level(3), Guid.NewGuid(), 1), index == 7 ? gone.Token : CancellationToken.None)).ToList();
        await gone.CancelAsync();

        var others = await Task.WhenAll(sendings.Where((_, index) => index != 7));
        Assert.All(others, r => Assert.Equal(BallotOutcome.Accepted, r.Outcome));
        await Task.WhenAny(sendings[7]);
    }

    [Fact]
    public async Task Stopping_stores_what_has_arrived()
    {
        var tokens = await room.JoinAsync(50);
        var round = await room.OpenRoundAsync();
        var box = Box(room.Database.Get<IDbContextFactory<CompassDbContext>>());

        // Known, as after the first ballot: one whose round is still being looked up has not arrived.
        await room.Database.Get<RoundDirectory>().FindAsync(round, CancellationToken.None);

        var sendings = tokens
            .Select(t => box.CastAsync(new BallotRequest(t, round, BallotValue.Level(3), Guid.NewGuid(), 1), CancellationToken.None))
            .ToList();
        await box.DisposeAsync();

        Assert.All(await Task.WhenAll(sendings), r => Assert.Equal(BallotOutcome.Accepted, r.Outcome));
        Assert.Equal(50, (await StoredAsync(round)).Count);
    }

    [Fact]
    public async Task A_group_that_cannot_be_stored_is_not_acknowledged_and_the_box_goes_on()
    {
        var token = await room.JoinAsync();
        var round = await room.OpenRoundAsync();
        var contexts = new CountedContexts(room, new CommitCounter { FailOnce = true });
        await using var box = Box(contexts);
        var request = new BallotRequest(token, round, BallotValue.Level(3), Guid.NewGuid(), 1);

        await Assert.ThrowsAsync<IOException>(() => box.CastAsync(request, CancellationToken.None));
        Assert.Empty(await StoredAsync(round));

        Assert.Equal(BallotOutcome.Accepted, (await box.CastAsync(request, CancellationToken.None)).Outcome);
    }

    private BallotBox Box(IDbContextFactory<CompassDbContext> contexts) =>
        new(contexts, room.Database.Get<CommitLanes>(), room.Database.Get<RoundDirectory>(), room.Database.Get<RoundSeal>(), room.Database.Get<WorkshopFeed>(),
            room.Database.Get<DatabaseMetrics>(), room.Database.Clock, NullLogger<BallotBox>.Instance);

    private async Task<List<OpenBallot>> StoredAsync(Guid round)
    {
        await using var db = room.Database.Open();
        return await db.OpenBallots.AsNoTracking().Where(b => b.RoundId == round).ToListAsync();
    }

    private sealed class CountedContexts(WorkshopRoom room, CommitCounter commits) : IDbContextFactory<CompassDbContext>
    {
        public CompassDbContext CreateDbContext() => Contexts.Open(room.Database, commits);
    }

    private sealed class CommitCounter : DbTransactionInterceptor
    {
        private int count;

        public int Count => count;

        public bool FailOnce { get; set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            if (FailOnce)
            {
                FailOnce = false;
                throw new IOException("No room on the disk.");
            }

            Interlocked.Increment(ref count);
            return ValueTask.FromResult(result);
        }
    }
}
