using CioCompass.Core.Assessments;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Results;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support;

namespace CioCompass.Tests.Workshops;

public sealed class WorkshopTests : IAsyncLifetime
{
    private WorkshopRoom room = null!;

    public async ValueTask InitializeAsync() => room = await WorkshopRoom.OpenAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task The_agenda_asks_for_each_figure_before_the_first_question_that_it_motivates()
    {
        var agenda = (await room.ViewAsync()).Agenda.Select(i => (i.Subject.Kind, i.Subject.Key)).ToList();

        Assert.Equal(12 + (2 * 4), agenda.Count);
        Assert.Equal(
            [
                (RoundKind.Guess, "business-social-issues"), (RoundKind.Position, "business-social-issues"),
                (RoundKind.Question, "initiatives"), (RoundKind.Guess, "switch-brands"),
            ],
            agenda.Take(4));
    }

    [Fact]
    public async Task Every_figure_has_its_questions_to_the_room_and_a_word_on_comparability()
    {
        var figures = (await room.ViewAsync()).Agenda.Where(i => i.Subject.Kind != RoundKind.Question).ToList();

        Assert.All(figures, i =>
        {
            Assert.All(
                (string[])[i.Subject.Prompt.Nl, i.Subject.Prompt.En, i.Subject.Prompt.Fr, i.Subject.Room!.ComparabilityReason.Nl],
                text => Assert.False(string.IsNullOrWhiteSpace(text)));
            Assert.DoesNotContain(i.Subject.Statistic!.Percentage.ToString(System.Globalization.CultureInfo.InvariantCulture), i.Subject.Room!.Guess.En);
        });
        Assert.Equal(
            [Comparability.DifferentBase, Comparability.NotVerified, Comparability.DifferentBase, Comparability.NotVerified],
            figures.Where(i => i.Subject.Kind == RoundKind.Guess).Select(i => i.Subject.Room!.Comparability));
    }

    [Fact]
    public async Task Starting_again_goes_on_with_the_open_workshop()
    {
        var again = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            room.Workshops.StartAsync(room.AssessmentId, room.Consultant, CancellationToken.None)));

        Assert.All(again, r => Assert.Equal(new StartResult(StartOutcome.AlreadyOpen, room.Id), r));
    }

    [Fact]
    public async Task Of_parallel_starts_one_workshop_comes()
    {
        await CloseAsync();

        var started = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            room.Workshops.StartAsync(room.AssessmentId, room.Consultant, CancellationToken.None)));

        Assert.Single(started, r => r.Outcome == StartOutcome.Started);
        Assert.Single(started.Select(r => r.WorkshopId).Distinct());
    }

    [Fact]
    public async Task A_completed_assessment_starts_no_workshop_and_opens_no_round()
    {
        var assessments = room.Database.Get<AssessmentService>();
        await room.Database.Get<AnswerService>().SaveAsync(
            room.AssessmentId, "initiatives", ResponseContent.Empty, new ResponseContent { Answer = Answer.Rated(3) }, room.Consultant,
            CancellationToken.None);
        await assessments.CompleteAsync(room.AssessmentId, room.Consultant, CancellationToken.None);

        var round = await room.RoundAsync("initiatives");
        Assert.Equal(RoundOutcome.Completed, await room.Rounds.OpenAsync(round, null, room.Consultant, CancellationToken.None));
        await CloseAsync();
        var started = await room.Workshops.StartAsync(room.AssessmentId, room.Consultant, CancellationToken.None);
        Assert.Equal(new StartResult(StartOutcome.Completed, null), started);
    }

    [Fact]
    public async Task Closing_ends_the_code_and_the_participants_and_closes_the_open_round()
    {
        var token = await room.JoinAsync("Wim");
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(token, round, BallotValue.Level(2));

        await CloseAsync();

        var view = await room.ViewAsync();
        Assert.Equal((WorkshopStatus.Closed, null, 0), (view.Status, view.JoinCode, view.Participants));
        Assert.Equal(RoundStatus.Closed, view.Agenda.Single(i => i.RoundId == round).Status);
        Assert.Null(await room.Phones.ViewAsync(token, CancellationToken.None));
        Assert.Equal(BallotOutcome.Closed, (await room.VoteAsync(token, round, BallotValue.Level(3))).Outcome);
        Assert.Equal(RoundOutcome.WorkshopClosed, await room.Rounds.OpenAsync(await room.RoundAsync("customer-bond"), null, room.Consultant, CancellationToken.None));
        Assert.Equal(RoundOutcome.WorkshopClosed, await room.Workshops.CloseAsync(room.Id, room.Consultant, CancellationToken.None));
        Assert.Equal(RoundOutcome.Done, await room.Rounds.RevealAsync(round, room.Consultant, CancellationToken.None));
    }

    [Fact]
    public async Task An_interrupted_workshop_is_found_as_it_was_left_another_day()
    {
        var token = await room.JoinAsync();
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(token, round, BallotValue.Level(2));
        var before = await room.ViewAsync();

        room.Database.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equivalent(before with { Present = 0 }, await room.ViewAsync(), strict: true);
        Assert.Equal(BallotValue.Level(2), (await room.Phones.ViewAsync(token, CancellationToken.None))!.Ballot);
        Assert.Equal(BallotOutcome.Accepted, (await room.VoteAsync(token, round, BallotValue.Level(3), sequence: 2)).Outcome);
    }

    [Fact]
    public async Task A_new_workshop_on_the_same_assessment_counts_the_attempts_on_and_keeps_the_history()
    {
        var first = await room.OpenRoundAsync();
        await room.VoteAsync(first, BallotValue.Level(1), BallotValue.Level(1), BallotValue.Level(2));
        await room.RevealAsync(first);
        await CloseAsync();
        await room.StartAsync();

        var second = await room.OpenRoundAsync();
        var view = await room.ReadAsync(second);

        Assert.Equal(2, view.Attempt);
        Assert.Equal(first, Assert.Single(view.Earlier).RoundId);
        Assert.Equal(1, (await room.ViewAsync()).Agenda.Single(i => i.Subject.Key == "customer-bond").Attempt);
        var history = Assert.Single(await room.Reader.HistoryAsync(room.AssessmentId, room.Consultant, CancellationToken.None));
        Assert.IsType<RoundResult.Levels>(history.Result);
        var list = await room.Workshops.ListAsync(room.AssessmentId, room.Consultant, CancellationToken.None);
        Assert.Equal([(WorkshopStatus.Open, 0), (WorkshopStatus.Closed, 1)], list.Select(w => (w.Status, w.RoundsRevealed)));
    }

    private async Task CloseAsync() =>
        Assert.Equal(RoundOutcome.Done, await room.Workshops.CloseAsync(room.Id, room.Consultant, CancellationToken.None));
}
