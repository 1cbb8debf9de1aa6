using CioCompass.Core.Assessments;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Ballots;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CioCompass.Tests.Workshops.Agreements;

/// <summary>Answers that are no longer what a room agreed on.</summary>
public sealed class AgreementChangeTests : IAsyncLifetime
{
    private WorkshopRoom room = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AgreementService Service => room.Database.Get<AgreementService>();

    public async ValueTask InitializeAsync() => room = await WorkshopRoom.OpenAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task An_answer_that_is_changed_after_the_agreement_says_what_was_agreed_what_it_became_by_whom_and_when()
    {
        await AgreeAsync(3);
        Assert.Null(await ChangedAsync());
        room.Database.Clock.Advance(TimeSpan.FromMinutes(10));
        var at = room.Database.Clock.GetUtcNow().UtcDateTime;

        await SaveAsync(new ResponseContent { Answer = Answer.Rated(3) }, new ResponseContent { Answer = Answer.Rated(5) });
        room.Database.Clock.Advance(TimeSpan.FromMinutes(10));
        await SaveAsync(ResponseContent.Empty, new ResponseContent { Note = "Written later, and no answer." });

        Assert.Equal(new AnswerChange(Answer.Rated(3), Answer.Rated(5), "Carla", at), await ChangedAsync());
        Assert.Equal(
            new AnswerChange(Answer.Rated(3), Answer.Rated(5), "Carla", at),
            (await room.ViewAsync()).Agenda.Single(i => i.IsAgreed).Changed);
    }

    [Theory]
    [InlineData(AnswerKind.DontKnow)]
    [InlineData(AnswerKind.NotApplicable)]
    [InlineData(AnswerKind.Unanswered)]
    public async Task What_is_no_level_any_more_is_a_change_too(AnswerKind kind)
    {
        await AgreeAsync(3);

        await SaveAsync(new ResponseContent { Answer = Answer.Rated(3) }, new ResponseContent { Answer = Answer.From(kind, null) });

        Assert.Equal(Answer.From(kind, null), (await ChangedAsync())!.Now);
    }

    [Fact]
    public async Task What_is_changed_back_is_what_was_agreed()
    {
        await AgreeAsync(3);
        await SaveAsync(new ResponseContent { Answer = Answer.Rated(3) }, new ResponseContent { Answer = Answer.Rated(5) });

        await SaveAsync(new ResponseContent { Answer = Answer.Rated(5) }, new ResponseContent { Answer = Answer.Rated(3) });

        Assert.Null(await ChangedAsync());
    }

    [Fact]
    public async Task Agreeing_again_settles_it()
    {
        var round = await AgreeAsync(3);
        await SaveAsync(new ResponseContent { Answer = Answer.Rated(3) }, new ResponseContent { Answer = Answer.Rated(5) });

        await Service.AgreeAsync(round, new AgreeRequest(Answer.Rated(5), Answer.Rated(5), "", ""), room.Consultant, Cancel);

        Assert.Null(await ChangedAsync());
    }

    [Fact]
    public async Task The_agreed_answers_alone_are_only_for_those_who_see_the_assessment()
    {
        await AgreeAsync(3);
        var stranger = await room.Database.AddPersonAsync("Stefan", Core.Accounts.Role.Consultant);

        Assert.Equal(Answer.Rated(3), (await Service.AgreedAsync(room.AssessmentId, room.Consultant, Cancel))["initiatives"]);
        Assert.Empty(await Service.AgreedAsync(room.AssessmentId, stranger, Cancel));
        Assert.Empty((await Service.FindAsync(room.AssessmentId, stranger, Cancel)).Agreed);
    }

    [Property(MaxTest = 100)]
    public Property There_is_a_change_exactly_where_the_two_answers_differ() => Prop.ForAll(
        Answers.ToArbitrary(), Answers.ToArbitrary(),
        (agreed, now) => AnswerChange.Between(agreed, now, "Carla", DateTime.UnixEpoch) is null == (agreed == now));

    private static Gen<Answer> Answers => Gen.Elements(
        [Answer.Unanswered, Answer.DontKnow, Answer.NotApplicable, .. Enumerable.Range(1, 5).Select(Answer.Rated)]);

    private async Task<Guid> AgreeAsync(int level)
    {
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(round, BallotValue.Level(2), BallotValue.Level(3), BallotValue.Level(5));
        await room.RevealAsync(round);
        Assert.IsType<AgreeResult.Saved>(await Service.AgreeAsync(
            round, new AgreeRequest(Answer.Unanswered, Answer.Rated(level), "", ""), room.Consultant, Cancel));
        return round;
    }

    private async Task SaveAsync(ResponseContent seen, ResponseContent wanted) => Assert.IsType<SaveResult.Saved>(
        await room.Database.Get<AnswerService>().SaveAsync(room.AssessmentId, "initiatives", seen, wanted, room.Consultant, Cancel));

    private async Task<AnswerChange?> ChangedAsync() =>
        Assert.Single(await Service.ListAsync(room.AssessmentId, room.Consultant, Cancel)).Changed;
}
