using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Results;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CioCompass.Tests.Workshops.Rounds;

public sealed class RoundTests : IAsyncLifetime
{
    private WorkshopRoom room = null!;

    public async ValueTask InitializeAsync() => room = await WorkshopRoom.OpenAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Before_the_reveal_nothing_but_the_number_of_ballots_is_told()
    {
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(round, BallotValue.Level(1), BallotValue.Level(2), BallotValue.Level(5));

        var open = await room.ReadAsync(round);
        Assert.Equal((RoundStatus.Open, 3, 3, null), (open.Status, open.Ballots, open.Participants, open.Result));
        Assert.Equal(new RoundCount(3, 3, 3), await room.Reader.CountAsync(round, room.Consultant, CancellationToken.None));

        await room.CloseAsync(round);
        Assert.Null((await room.ReadAsync(round)).Result);
        Assert.Empty(await room.Reader.HistoryAsync(room.AssessmentId, room.Consultant, CancellationToken.None));

        Assert.Equal(RoundOutcome.Done, await room.Rounds.RevealAsync(round, room.Consultant, CancellationToken.None));
        var tally = Assert.IsType<RoundResult.Levels>((await room.ReadAsync(round)).Result).Tally;
        Assert.Equal([1, 1, 0, 0, 1], tally.Counts);
    }

    [Fact]
    public async Task Later_themes_cannot_be_opened_until_every_inventory_question_is_answered()
    {
        var round = await room.RoundAsync("leading-role");
        Assert.True((await room.ViewAsync()).Agenda.Single(i => i.RoundId == round).IsLocked);
        Assert.Equal(RoundOutcome.Locked, await room.Rounds.OpenAsync(round, null, room.Consultant, CancellationToken.None));

        foreach (var question in WorkshopRoom.Inventory)
        {
            await room.Database.Get<AnswerService>().SaveAsync(
                room.AssessmentId, question, ResponseContent.Empty, new ResponseContent { Answer = Answer.Rated(3) }, room.Consultant,
                CancellationToken.None);
        }

        Assert.Equal(RoundOutcome.Done, await room.Rounds.OpenAsync(round, null, room.Consultant, CancellationToken.None));
    }

    [Fact]
    public async Task Voting_again_keeps_both_distributions()
    {
        var first = await room.OpenRoundAsync();
        await room.VoteAsync(first, BallotValue.Level(1), BallotValue.Level(1), BallotValue.Level(5));
        await room.RevealAsync(first);

        var reopened = await room.Rounds.ReopenAsync(first, null, room.Consultant, CancellationToken.None);
        var second = reopened.RoundId!.Value;
        await room.VoteAsync(second, BallotValue.Level(3), BallotValue.Level(3), BallotValue.Level(3), BallotValue.Level(4));
        await room.RevealAsync(second);

        var view = await room.ReadAsync(second);
        Assert.Equal(2, view.Attempt);
        Assert.Equal([0, 0, 3, 1, 0], Assert.IsType<RoundResult.Levels>(view.Result).Tally.Counts);
        var earlier = Assert.Single(view.Earlier);
        Assert.Equal((first, 1), (earlier.RoundId, earlier.Attempt));
        Assert.Equal([2, 0, 0, 0, 1], Assert.IsType<RoundResult.Levels>(earlier.Result).Tally.Counts);
        Assert.Equal(second, (await room.ViewAsync()).CurrentRoundId);
    }

    [Theory]
    [InlineData(RoundKind.Question, "initiatives")]
    [InlineData(RoundKind.Guess, "employees-cared-for")]
    [InlineData(RoundKind.Position, "employees-cared-for")]
    public async Task Below_the_minimum_count_every_view_says_withheld_and_nothing_else(RoundKind kind, string subject)
    {
        var value = kind switch { RoundKind.Question => BallotValue.Level(4), RoundKind.Guess => BallotValue.Guess(12), _ => BallotValue.Agree };
        var round = await room.OpenRoundAsync(subject, kind);
        await room.VoteAsync(round, value, value, BallotValue.Abstain, BallotValue.Abstain);
        var token = await room.JoinAsync();
        await room.RevealAsync(round);
        var withheld = new RoundResult.Withheld(3);

        Assert.Equal(withheld, (await room.ReadAsync(round)).Result);
        Assert.Equal(withheld, (await room.Phones.ViewAsync(token, CancellationToken.None))!.Room.Round!.Result);
        Assert.Equal(withheld, Assert.Single(await room.Reader.HistoryAsync(room.AssessmentId, room.Consultant, CancellationToken.None)).Result);
        await room.Rounds.ReopenAsync(round, null, room.Consultant, CancellationToken.None);
        Assert.Equal(withheld, Assert.Single((await room.ReadAsync(await room.RoundAsync(subject, kind))).Earlier).Result);
        if (kind != RoundKind.Question)
        {
            var other = await room.RoundAsync(subject, kind == RoundKind.Guess ? RoundKind.Position : RoundKind.Guess);
            Assert.Equal(withheld, (await room.ReadAsync(other)).Companion!.Result);
        }
    }

    [Theory]
    [InlineData("10", false)]
    [InlineData("4", true)]
    [InlineData("0", true)]
    public async Task The_minimum_count_is_the_configured_one(string configured, bool shown)
    {
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(round, [.. Enumerable.Repeat(BallotValue.Level(2), 5)]);
        await room.RevealAsync(round);

        var view = await room.ReaderWith(configured).FindAsync(round, room.Consultant, CancellationToken.None);

        Assert.Equal(shown, view!.Result is RoundResult.Levels);
    }

    [Fact]
    public async Task Guesses_position_and_figure_come_together_after_their_reveals()
    {
        var guess = await room.OpenRoundAsync("employees-cared-for", RoundKind.Guess);
        await room.VoteAsync(guess, BallotValue.Guess(50), BallotValue.Guess(60), BallotValue.Guess(95));
        Assert.Null((await room.ReadAsync(guess)).Subject.Statistic);
        await room.RevealAsync(guess);
        Assert.Equal(93, (await room.ReadAsync(guess)).Subject.Statistic!.Percentage);

        var position = await room.OpenRoundAsync("employees-cared-for", RoundKind.Position);
        await room.VoteAsync(position, BallotValue.Agree, BallotValue.Agree, BallotValue.Disagree);
        await room.RevealAsync(position);

        var view = await room.ReadAsync(position);
        Assert.Equal(2, Assert.IsType<RoundResult.Positions>(view.Result).Tally.Agree);
        Assert.Equal(guess, view.Companion!.RoundId);
        Assert.Equal(position, (await room.ReadAsync(guess)).Companion!.RoundId);
        Assert.Equal(Comparability.DifferentBase, view.Subject.Room!.Comparability);
    }

    [Fact]
    public async Task Each_verb_needs_the_round_to_be_where_it_belongs()
    {
        var round = await room.RoundAsync("initiatives");
        Assert.Equal(RoundOutcome.WrongStatus, await CloseAsync(round));
        Assert.Equal(RoundOutcome.WrongStatus, await RevealAsync(round));
        Assert.Equal(RoundOutcome.WrongStatus, (await ReopenAsync(round)).Outcome);
        Assert.Equal(RoundOutcome.WrongStatus, await TimerAsync(round, TimeSpan.FromMinutes(1)));

        await room.OpenRoundAsync();
        Assert.Equal(RoundOutcome.WrongStatus, await OpenAsync(round));
        Assert.Equal(RoundOutcome.WrongStatus, await RevealAsync(round));
        Assert.Equal(RoundOutcome.WrongStatus, await SkipAsync(round));
        Assert.Equal(RoundOutcome.AnotherIsOpen, await OpenAsync(await room.RoundAsync("customer-bond")));

        await room.RevealAsync(round);
        Assert.Equal(RoundOutcome.WrongStatus, await RevealAsync(round));
        Assert.Equal(RoundOutcome.WrongStatus, await CloseAsync(round));
    }

    [Fact]
    public async Task A_skipped_round_can_be_opened_after_all()
    {
        var round = await room.RoundAsync("initiatives");
        Assert.Equal(RoundOutcome.Done, await SkipAsync(round));
        Assert.Equal(RoundStatus.Skipped, (await room.ReadAsync(round)).Status);

        Assert.Equal(RoundOutcome.Done, await OpenAsync(round));
    }

    [Fact]
    public async Task Of_parallel_openings_one_wins()
    {
        var (one, two) = (await room.RoundAsync("initiatives"), await room.RoundAsync("customer-bond"));

        var outcomes = await Task.WhenAll(OpenAsync(one), OpenAsync(two));

        Assert.Equal([RoundOutcome.Done, RoundOutcome.AnotherIsOpen], outcomes.Order());
    }

    [Fact]
    public async Task A_round_closes_when_its_timer_ends_also_after_a_restart()
    {
        var round = await room.OpenRoundAsync(timer: TimeSpan.FromSeconds(90));
        var timer = room.Database.Get<RoundTimer>();
        Assert.Equal(room.Database.Clock.GetUtcNow().UtcDateTime.AddSeconds(90), await timer.CloseDueAsync(CancellationToken.None));
        Assert.Equal(RoundOutcome.Done, await TimerAsync(round, TimeSpan.FromSeconds(30)));

        room.Database.Clock.Advance(TimeSpan.FromSeconds(31));
        using var stop = new CancellationTokenSource();
        var running = timer.RunAsync(stop.Token);
        await Patience.UntilAsync(async () => (await room.ReadAsync(round)).Status == RoundStatus.Closed);

        var next = await room.OpenRoundAsync("customer-bond", timer: TimeSpan.FromSeconds(10));
        await Patience.UntilAsync(async () =>
        {
            room.Database.Clock.Advance(TimeSpan.FromSeconds(2));
            return (await room.ReadAsync(next)).Status == RoundStatus.Closed;
        });
        await stop.CancelAsync();
        await running;
    }

    /// <summary>An exception that leaves a background service ends the whole program.</summary>
    [Fact]
    public async Task The_timer_goes_on_where_the_traces_of_former_rounds_cannot_be_removed_at_the_start()
    {
        var round = await room.OpenRoundAsync(timer: TimeSpan.FromSeconds(90));
        room.Database.Clock.Advance(TimeSpan.FromSeconds(91));
        var contexts = room.Database.Get<IDbContextFactory<CompassDbContext>>();
        var closer = new RoundCloser(contexts, new AwayDatabase(), room.Database.Get<WorkshopFeed>(), room.Database.Clock);
        using var stop = new CancellationTokenSource();

        var running = new RoundTimer(contexts, closer, room.Database.Clock, NullLogger<RoundTimer>.Instance).RunAsync(stop.Token);

        await Patience.UntilAsync(async () => (await room.ReadAsync(round)).Status == RoundStatus.Closed);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_timer_can_be_taken_away_and_must_be_sensible()
    {
        var round = await room.OpenRoundAsync(timer: TimeSpan.FromSeconds(30));
        Assert.Equal(RoundOutcome.InvalidTimer, await TimerAsync(round, TimeSpan.Zero));
        Assert.Equal(RoundOutcome.InvalidTimer, await TimerAsync(round, TimeSpan.FromHours(3)));
        Assert.Equal(RoundOutcome.Done, await TimerAsync(round, null));

        room.Database.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Null(await room.Database.Get<RoundTimer>().CloseDueAsync(CancellationToken.None));
        Assert.Equal(RoundStatus.Open, (await room.ReadAsync(round)).Status);
    }

    [Fact]
    public async Task A_cio_looks_on_and_a_stranger_finds_nothing_and_leaves_a_line_in_the_audit_log()
    {
        var cio = await room.Database.AddPersonAsync("Chris", Role.Cio);
        await using (var db = room.Database.Open())
        {
            db.OrganisationMembers.Add(new OrganisationMember(room.Organisation.Id, cio.UserId));
            await db.SaveChangesAsync();
        }

        var stranger = await room.Database.AddPersonAsync("Sam", Role.Consultant);
        var round = await room.OpenRoundAsync();

        Assert.False((await room.Workshops.FindAsync(room.Id, cio, CancellationToken.None))!.MayFacilitate);
        Assert.Equal(RoundOutcome.NotAllowed, await room.Rounds.CloseAsync(round, cio, CancellationToken.None));
        Assert.Equal(RoundOutcome.NotAllowed, await room.Workshops.CloseAsync(room.Id, cio, CancellationToken.None));
        Assert.Null(await room.Workshops.FindAsync(room.Id, stranger, CancellationToken.None));
        Assert.Null(await room.Reader.FindAsync(round, stranger, CancellationToken.None));
        Assert.Null(await room.Reader.CountAsync(round, stranger, CancellationToken.None));
        Assert.Equal(RoundOutcome.NotFound, await room.Rounds.CloseAsync(round, stranger, CancellationToken.None));
        Assert.Equal(RoundOutcome.NotFound, await room.Workshops.CloseAsync(room.Id, stranger, CancellationToken.None));
        Assert.Empty(await room.Workshops.ListAsync(stranger, CancellationToken.None));

        await using var log = room.Database.Open();
        Assert.Equal(4, await log.AuditEntries.CountAsync(e => e.Action == AuditAction.AccessRefused && e.ActorId == stranger.UserId));
    }

    private Task<RoundOutcome> OpenAsync(Guid round) => room.Rounds.OpenAsync(round, null, room.Consultant, CancellationToken.None);

    private Task<RoundOutcome> CloseAsync(Guid round) => room.Rounds.CloseAsync(round, room.Consultant, CancellationToken.None);

    private Task<RoundOutcome> RevealAsync(Guid round) => room.Rounds.RevealAsync(round, room.Consultant, CancellationToken.None);

    private Task<RoundOutcome> SkipAsync(Guid round) => room.Rounds.SkipAsync(round, room.Consultant, CancellationToken.None);

    private Task<ReopenResult> ReopenAsync(Guid round) => room.Rounds.ReopenAsync(round, null, room.Consultant, CancellationToken.None);

    private Task<RoundOutcome> TimerAsync(Guid round, TimeSpan? timer) =>
        room.Rounds.SetTimerAsync(round, timer, room.Consultant, CancellationToken.None);

    private sealed class AwayDatabase : IDatabaseUpkeep
    {
        public Task<bool> TryRemoveTracesAsync(CancellationToken cancellationToken) => throw new TimeoutException();

        public Task<bool> RewriteAsync() => throw new TimeoutException();
    }
}
