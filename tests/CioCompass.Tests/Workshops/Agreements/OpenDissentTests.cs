using CioCompass.Core.Assessments;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Results;
using CioCompass.Core.Workshops.Rounds;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CioCompass.Tests.Workshops.Agreements;

/// <summary>Votes on which nothing was agreed.</summary>
public sealed class OpenDissentTests : IAsyncLifetime
{
    private WorkshopRoom room = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AgreementService Service => room.Database.Get<AgreementService>();

    public async ValueTask InitializeAsync() => room = await WorkshopRoom.OpenAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_revealed_vote_without_an_agreement_is_open_until_one_is_recorded()
    {
        var round = await RevealAsync("initiatives", 1, 1, 1, 5, 5, 5);

        var dissent = Assert.Single((await Service.FindAsync(room.AssessmentId, room.Consultant, Cancel)).OpenDissents);
        Assert.Equal(("initiatives", round), (dissent.QuestionKey, dissent.Last.RoundId));
        Assert.Equal(round, Assert.Single((await room.ViewAsync()).OpenDissents).RoundId);

        await Service.AgreeAsync(round, new AgreeRequest(Answer.Unanswered, Answer.Rated(3), "", "Half of us say 1."), room.Consultant, Cancel);

        Assert.Empty((await Service.FindAsync(room.AssessmentId, room.Consultant, Cancel)).OpenDissents);
        Assert.Empty((await room.ViewAsync()).OpenDissents);
    }

    [Fact]
    public async Task A_vote_that_is_open_closed_or_skipped_is_none()
    {
        var round = await room.OpenRoundAsync();
        Assert.Empty((await room.ViewAsync()).OpenDissents);
        await room.VoteAsync(round, BallotValue.Level(1), BallotValue.Level(1), BallotValue.Level(5));
        await room.CloseAsync(round);
        await room.Rounds.SkipAsync(await room.RoundAsync("customer-bond"), room.Consultant, Cancel);

        Assert.Empty((await room.ViewAsync()).OpenDissents);
        Assert.Empty((await Service.FindAsync(room.AssessmentId, room.Consultant, Cancel)).OpenDissents);
    }

    [Fact]
    public async Task Voting_again_after_an_agreement_opens_it_again()
    {
        var round = await RevealAsync("initiatives", 3, 3, 3);
        await Service.AgreeAsync(round, new AgreeRequest(Answer.Unanswered, Answer.Rated(3), "", ""), room.Consultant, Cancel);

        var again = (await room.Rounds.ReopenAsync(round, null, room.Consultant, Cancel)).RoundId!.Value;
        await room.VoteAsync(again, BallotValue.Level(1), BallotValue.Level(1), BallotValue.Level(5));
        await room.RevealAsync(again);

        var dissent = Assert.Single((await Service.FindAsync(room.AssessmentId, room.Consultant, Cancel)).OpenDissents);
        Assert.Equal([round, again], dissent.Rounds.Select(r => r.RoundId));
        Assert.Equal(again, Assert.Single((await room.ViewAsync()).OpenDissents).RoundId);
    }

    [Fact]
    public async Task A_vote_that_is_withheld_is_open_as_well_since_nothing_can_be_agreed_on_it()
    {
        await RevealAsync("initiatives", 1, 5);

        var dissent = Assert.Single((await Service.FindAsync(room.AssessmentId, room.Consultant, Cancel)).OpenDissents);

        Assert.IsType<RoundResult.Withheld>(dissent.Last.Result);
    }

    [Fact]
    public async Task Guesses_and_positions_are_never_among_them()
    {
        var subject = (await room.ViewAsync()).Agenda.First(i => i.Subject.Kind == RoundKind.Position).Subject.Key;
        var round = await room.OpenRoundAsync(subject, RoundKind.Position);
        await room.VoteAsync(round, BallotValue.Agree, BallotValue.Disagree, BallotValue.Disagree);
        await room.RevealAsync(round);

        Assert.Empty((await room.ViewAsync()).OpenDissents);
    }

    [Property(MaxTest = 200)]
    public Property Every_question_that_was_voted_on_is_either_settled_by_its_last_vote_or_listed_once() =>
        Prop.ForAll(Histories.ToArbitrary(), history =>
        {
            var open = OpenDissent.Of(history.Rounds, history.Agreed).Select(d => d.QuestionKey).ToList();
            return history.Rounds.Where(r => r.Kind == RoundKind.Question).Select(r => r.Subject).Distinct().All(question =>
            {
                var last = history.Rounds.Where(r => r.Kind == RoundKind.Question && r.Subject == question).MaxBy(r => r.Attempt)!;
                var isSettled = history.Agreed.Any(a => a.Rounds.Contains(last));
                return open.Count(q => q == question) == (isSettled ? 0 : 1);
            }) && open.All(q => history.Rounds.Any(r => r.Subject == q));
        });

    private static Gen<(IReadOnlyList<RevealedRound> Rounds, IReadOnlyList<AgreedAnswerView> Agreed)> Histories =>
        from attempts in Gen.Choose(0, 3).ListOf(4)
        from kinds in Gen.Elements(RoundKind.Question, RoundKind.Question, RoundKind.Position).ListOf(4)
        from settled in Gen.Choose(0, 3).ListOf(4)
        let rounds = attempts.Index().SelectMany(a => Enumerable.Range(1, a.Item)
            .Select(attempt => Round(kinds[a.Index], $"q{a.Index}", attempt))).ToList()
        let agreed = settled.Index().Where(s => s.Item > 0).Select(s => Agreed(
            $"q{s.Index}", [.. rounds.Where(r => r.Subject == $"q{s.Index}" && r.Attempt <= s.Item)])).ToList()
        select ((IReadOnlyList<RevealedRound>)rounds, (IReadOnlyList<AgreedAnswerView>)agreed);

    private static RevealedRound Round(RoundKind kind, string subject, int attempt) =>
        new(Guid.NewGuid(), Guid.NewGuid(), kind, subject, attempt, DateTime.UnixEpoch, 3, new RoundResult.Withheld(3));

    private static AgreedAnswerView Agreed(string question, IReadOnlyList<RevealedRound> rounds) =>
        new(question, Answer.Rated(3), "", "", "Carla", DateTime.UnixEpoch, rounds);

    private async Task<Guid> RevealAsync(string question, params int[] levels)
    {
        var round = await room.OpenRoundAsync(question);
        await room.VoteAsync(round, [.. levels.Select(l => BallotValue.Level(l))]);
        await room.RevealAsync(round);
        return round;
    }
}
