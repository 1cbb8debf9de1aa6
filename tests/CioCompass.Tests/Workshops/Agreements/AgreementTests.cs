using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Ballots;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Workshops.Agreements;

public sealed class AgreementTests : IAsyncLifetime
{
    private WorkshopRoom room = null!;

    public async ValueTask InitializeAsync() => room = await WorkshopRoom.OpenAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task What_the_room_agrees_on_becomes_the_answer_with_reasons_dissent_and_rounds()
    {
        var first = await RevealedAsync();
        var second = (await room.Rounds.ReopenAsync(first, null, room.Consultant, CancellationToken.None)).RoundId!.Value;
        await room.VoteAsync(second, BallotValue.Level(3), BallotValue.Level(3), BallotValue.Level(4));
        await room.RevealAsync(second);

        var saved = Assert.IsType<AgreeResult.Saved>(await AgreeAsync(second, Answer.Rated(3), "Seen in the field.\r\n", "Sales says 5."));

        Assert.Equal(("initiatives", Answer.Rated(3), "Seen in the field.", "Sales says 5.", "Carla"),
            (saved.Agreed.QuestionKey, saved.Agreed.Answer, saved.Agreed.Rationale, saved.Agreed.MinorityView, saved.Agreed.AgreedBy));
        Assert.Equal([first, second], saved.Agreed.Rounds.Select(r => r.RoundId));
        Assert.Equal(Answer.Rated(3), (await AssessmentAsync()).AnswerTo("initiatives"));
        Assert.True((await room.ViewAsync()).Agenda.First(i => i.RoundId == first).IsAgreed);
        Assert.Equivalent(saved.Agreed, Assert.Single(await Service.ListAsync(room.AssessmentId, room.Consultant, CancellationToken.None)));
        await using var db = room.Database.Open();
        var entry = await db.AuditEntries.SingleAsync(e => e.Action == AuditAction.AnswerAgreed);
        Assert.Equal("initiatives", entry.Detail);
    }

    [Fact]
    public async Task Agreeing_again_replaces_the_agreement_and_keeps_the_note_of_the_answer()
    {
        var round = await RevealedAsync();
        await SaveAsync(new ResponseContent { Note = "From the interview." });
        await AgreeAsync(round, Answer.Rated(3), "First", "");

        await AgreeAsync(round, Answer.Rated(4), "Second", "", seen: Answer.Rated(3));

        Assert.Equal("Second", Assert.Single(await Service.ListAsync(room.AssessmentId, room.Consultant, CancellationToken.None)).Rationale);
        var content = (await AssessmentAsync()).ContentOf("initiatives");
        Assert.Equal((Answer.Rated(4), "From the interview."), (content.Answer, content.Note));
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(3, 3)]
    public async Task An_answer_that_changed_since_it_was_seen_is_a_conflict_and_nothing_is_written(int seen, int wanted)
    {
        var round = await RevealedAsync();
        await SaveAsync(new ResponseContent { Answer = Answer.Rated(2) });

        var conflict = Assert.IsType<AgreeResult.Conflict>(
            await AgreeAsync(round, Answer.Rated(wanted), "Why", "", seen == 0 ? Answer.Unanswered : Answer.Rated(seen)));

        Assert.Equal(Answer.Rated(2), conflict.Stored.Content.Answer);
        Assert.Empty(await Service.ListAsync(room.AssessmentId, room.Consultant, CancellationToken.None));
        Assert.Equal(Answer.Rated(2), (await AssessmentAsync()).AnswerTo("initiatives"));
    }

    [Fact]
    public async Task Without_a_revealed_distribution_there_is_nothing_to_agree_on()
    {
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(round, BallotValue.Level(3), BallotValue.Level(3));
        Assert.IsType<AgreeResult.NoDistribution>(await AgreeAsync(round, Answer.Rated(3), "", ""));
        await room.CloseAsync(round);
        Assert.IsType<AgreeResult.NoDistribution>(await AgreeAsync(round, Answer.Rated(3), "", ""));

        await room.Rounds.RevealAsync(round, room.Consultant, CancellationToken.None);

        Assert.IsType<AgreeResult.NoDistribution>(await AgreeAsync(round, Answer.Rated(3), "", ""));
        Assert.Equal(Answer.Unanswered, (await AssessmentAsync()).AnswerTo("initiatives"));
    }

    [Fact]
    public async Task A_completed_assessment_takes_no_agreement()
    {
        var round = await RevealedAsync();
        await SaveAsync(new ResponseContent { Answer = Answer.Rated(2) });
        await room.Database.Get<AssessmentService>().CompleteAsync(room.AssessmentId, room.Consultant, CancellationToken.None);

        Assert.IsType<AgreeResult.Completed>(await AgreeAsync(round, Answer.Rated(3), "", "", Answer.Rated(2)));
    }

    [Fact]
    public async Task The_gate_applies_to_an_agreement_as_well()
    {
        foreach (var question in WorkshopRoom.Inventory)
        {
            await SaveAsync(new ResponseContent { Answer = Answer.Rated(3) }, question);
        }

        var round = await RevealedAsync("leading-role");
        await room.Database.Get<AnswerService>().SaveAsync(
            room.AssessmentId, "initiatives", new ResponseContent { Answer = Answer.Rated(3) },
            new ResponseContent { Answer = Answer.DontKnow }, room.Consultant, CancellationToken.None);

        Assert.IsType<AgreeResult.Locked>(await AgreeAsync(round, Answer.Rated(3), "", ""));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var round = await RevealedAsync();
        var tooLong = new string('x', AgreedAnswer.TextMaxLength + 1);

        var invalid = Assert.IsType<AgreeResult.Invalid>(await AgreeAsync(round, Answer.Unanswered, tooLong, tooLong));

        Assert.Equal([AgreeError.AnswerMissing, AgreeError.RationaleTooLong, AgreeError.MinorityViewTooLong], invalid.Errors);
    }

    private AgreementService Service => room.Database.Get<AgreementService>();

    private async Task<Guid> RevealedAsync(string question = "initiatives")
    {
        var round = await room.OpenRoundAsync(question);
        await room.VoteAsync(round, BallotValue.Level(2), BallotValue.Level(3), BallotValue.Level(5));
        await room.RevealAsync(round);
        return round;
    }

    private Task<AgreeResult> AgreeAsync(Guid round, Answer answer, string rationale, string minority, Answer seen = default) =>
        Service.AgreeAsync(round, new AgreeRequest(seen, answer, rationale, minority), room.Consultant, CancellationToken.None);

    private Task<SaveResult> SaveAsync(ResponseContent content, string question = "initiatives") =>
        room.Database.Get<AnswerService>().SaveAsync(
            room.AssessmentId, question, ResponseContent.Empty, content, room.Consultant, CancellationToken.None);

    private async Task<AssessmentView> AssessmentAsync() =>
        (await room.Database.Get<AssessmentService>().FindAsync(room.AssessmentId, room.Consultant, CancellationToken.None))!;
}
