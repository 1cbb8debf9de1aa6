using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Gates;
using CioCompass.Core.Auditing;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Workshops;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Assessments.Gates;

public sealed class GateServiceTests : IAsyncLifetime
{
    private const string Reason = "The inventory’s owner is ill.";

    private WorkshopRoom room = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private GateService Service => room.Database.Get<GateService>();

    public async ValueTask InitializeAsync()
    {
        room = await WorkshopRoom.OpenAsync();
        foreach (var key in WorkshopRoom.Inventory)
        {
            Assert.IsType<SaveResult.Saved>(await AnswerAsync(key, Answer.DontKnow));
        }
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task An_inventory_of_dont_knows_locks_the_rest_and_is_named()
    {
        var gate = (await ViewAsync()).Gate;

        Assert.True(gate.IsShut);
        Assert.Equal(WorkshopRoom.Inventory, gate.Missing.Select(m => m.Key));
        Assert.IsType<SaveResult.Locked>(await AnswerAsync("leading-role", Answer.Rated(3)));
        Assert.Equal(RoundOutcome.Locked, await room.Rounds.OpenAsync(await room.RoundAsync("leading-role"), null, room.Consultant, Cancel));
    }

    /// <summary>Nobody has to confirm last year's inventory before the first new answer; that it is last year's is told in every headline.</summary>
    [Fact]
    public async Task Levels_that_were_carried_over_open_the_rest()
    {
        foreach (var key in WorkshopRoom.Inventory)
        {
            await AnswerAsync(key, Answer.Rated(3), Answer.DontKnow);
        }

        var copy = await room.Database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(room.Organisation.Id, "Next year", new DateOnly(2027, 3, 2), room.AssessmentId), room.Consultant, Cancel);

        var view = (await room.Database.Get<AssessmentService>().FindAsync(copy.Id!.Value, room.Consultant, Cancel))!;
        Assert.Equal(WorkshopRoom.Inventory, view.CarriedOver.Select(q => q.Key));
        Assert.False(view.Gate.IsShut);
        Assert.IsType<SaveResult.Saved>(await room.Database.Get<AnswerService>().SaveAsync(
            view.Id, "leading-role", ResponseContent.Empty, new ResponseContent { Answer = Answer.Rated(2) }, room.Consultant, Cancel));
    }

    [Fact]
    public async Task Opened_with_a_reason_it_takes_answers_and_rounds_and_says_who_when_and_why()
    {
        Assert.Equal(GateOutcome.Done, await OpenAsync());

        var opening = (await ViewAsync()).Gate.Opening!;
        Assert.Equal(("Carla", room.Database.Clock.GetUtcNow().UtcDateTime, Reason), (opening.OpenedBy, opening.OpenedAt, opening.Reason));
        Assert.IsType<SaveResult.Saved>(await AnswerAsync("leading-role", Answer.Rated(3)));
        await room.OpenRoundAsync("leading-role");
        Assert.Equal(opening, (await room.ViewAsync()).Gate.Opening);
    }

    [Fact]
    public async Task What_is_filled_in_meanwhile_is_marked_until_it_is_saved_again_after_the_inventory_is_complete()
    {
        await OpenAsync();
        await AnswerAsync("leading-role", Answer.Rated(3));
        await AnswerAsync("initiatives", Answer.Rated(2), Answer.DontKnow);
        Assert.Equal(["leading-role"], await MarkedAsync());

        await AnswerAsync("customer-bond", Answer.Rated(2), Answer.DontKnow);
        await AnswerAsync("innovation-technology", Answer.Rated(2), Answer.DontKnow);
        await AnswerAsync("new-role", Answer.Rated(4));
        Assert.Equal(["leading-role"], await MarkedAsync());

        await AnswerAsync("leading-role", Answer.Rated(4), Answer.Rated(3));
        Assert.Empty(await MarkedAsync());
    }

    [Fact]
    public async Task Taking_it_back_locks_the_rest_again_and_keeps_what_was_filled_in_with_its_mark()
    {
        await OpenAsync();
        await AnswerAsync("leading-role", Answer.Rated(3));

        Assert.Equal(GateOutcome.Done, await TakeBackAsync());

        var view = await ViewAsync();
        Assert.True(view.Gate.IsShut);
        Assert.Equal(("Carla", Reason, "Carla"), (view.Gate.Opening!.OpenedBy, view.Gate.Opening.Reason, view.Gate.Opening.TakenBackBy));
        Assert.Equal(Answer.Rated(3), view.AnswerTo("leading-role"));
        Assert.Equal(["leading-role"], await MarkedAsync());
        Assert.IsType<SaveResult.Locked>(await AnswerAsync("leading-role", Answer.Rated(4), Answer.Rated(3)));
        Assert.Equal(GateOutcome.NotOpened, await TakeBackAsync());
        Assert.Equal(GateOutcome.Done, await OpenAsync());
    }

    [Fact]
    public async Task An_agreement_behind_a_gate_that_was_taken_back_is_refused()
    {
        await OpenAsync();
        var round = await room.OpenRoundAsync("leading-role");
        await room.VoteAsync(round, BallotValue.Level(3), BallotValue.Level(3), BallotValue.Level(3));
        await room.RevealAsync(round);
        await TakeBackAsync();

        var agreed = await room.Database.Get<AgreementService>().AgreeAsync(
            round, new AgreeRequest(Answer.Unanswered, Answer.Rated(3), "", ""), room.Consultant, Cancel);

        Assert.IsType<AgreeResult.Locked>(agreed);
    }

    [Theory]
    [InlineData("", GateOutcome.ReasonMissing)]
    [InlineData(" \n\t ", GateOutcome.ReasonMissing)]
    [InlineData(null, GateOutcome.ReasonTooLong)]
    public async Task Without_a_reason_that_can_be_read_nothing_opens(string? reason, GateOutcome expected)
    {
        Assert.Equal(expected, await OpenAsync(reason ?? new string('x', GateOpening.ReasonMaxLength + 1)));

        Assert.True((await ViewAsync()).Gate.IsShut);
    }

    [Fact]
    public async Task A_complete_inventory_has_nothing_to_open()
    {
        foreach (var key in WorkshopRoom.Inventory)
        {
            await AnswerAsync(key, Answer.Rated(3), Answer.DontKnow);
        }

        Assert.Equal(GateOutcome.NotShut, await OpenAsync());
        Assert.Null((await ViewAsync()).Gate.Opening);
    }

    [Fact]
    public async Task The_second_of_two_openings_leaves_the_reason_of_the_first()
    {
        var other = await room.Database.AddPersonAsync("Dirk", Role.Administrator);
        await OpenAsync();

        Assert.Equal(GateOutcome.OpenedMeanwhile, await Service.OpenAsync(room.AssessmentId, "Another", other, Cancel));

        Assert.Equal(Reason, (await ViewAsync()).Gate.Opening!.Reason);
    }

    [Fact]
    public async Task A_cio_reads_it_and_changes_nothing_and_strangers_do_not_learn_of_it()
    {
        var cio = await room.Database.AddPersonAsync("Cees", Role.Cio);
        var stranger = await room.Database.AddPersonAsync("Stranger", Role.Consultant);
        await using (var db = room.Database.Open())
        {
            db.OrganisationMembers.Add(new OrganisationMember(room.Organisation.Id, cio.UserId));
            await db.SaveChangesAsync(Cancel);
        }

        Assert.Equal(GateOutcome.NotAllowed, await Service.OpenAsync(room.AssessmentId, Reason, cio, Cancel));
        Assert.Equal(GateOutcome.NotFound, await Service.OpenAsync(room.AssessmentId, Reason, stranger, Cancel));
        await OpenAsync();

        Assert.Equal(GateOutcome.NotAllowed, await Service.TakeBackAsync(room.AssessmentId, cio, Cancel));
        Assert.Equal(GateOutcome.NotFound, await Service.TakeBackAsync(room.AssessmentId, stranger, Cancel));
        var seen = await room.Database.Get<AssessmentService>().FindAsync(room.AssessmentId, cio, Cancel);
        Assert.Equal(Reason, seen!.Gate.Opening!.Reason);
        Assert.True(seen.Gate.IsOpened);
    }

    [Fact]
    public async Task A_completed_assessment_keeps_its_gate_as_it_is()
    {
        await OpenAsync();
        await room.Database.Get<AssessmentService>().CompleteAsync(room.AssessmentId, room.Consultant, Cancel);

        Assert.Equal(GateOutcome.Completed, await TakeBackAsync());
        Assert.Equal(GateOutcome.Completed, await OpenAsync());
    }

    [Fact]
    public async Task The_audit_log_has_who_and_when_and_not_the_reason()
    {
        await OpenAsync();
        await TakeBackAsync();

        await using var db = room.Database.Open();
        var entries = await db.AuditEntries.Where(e => e.SubjectId == room.AssessmentId)
            .Where(e => e.Action == AuditAction.GateOpened || e.Action == AuditAction.GateTakenBack).OrderBy(e => e.Id).ToListAsync(Cancel);
        Assert.Equal([AuditAction.GateOpened, AuditAction.GateTakenBack], entries.Select(e => e.Action));
        Assert.All(entries, e => Assert.Equal(("Carla", ""), (e.ActorName, e.Detail)));
    }

    private Task<GateOutcome> OpenAsync(string reason = Reason) => Service.OpenAsync(room.AssessmentId, reason, room.Consultant, Cancel);

    private Task<GateOutcome> TakeBackAsync() => Service.TakeBackAsync(room.AssessmentId, room.Consultant, Cancel);

    private async Task<AssessmentView> ViewAsync() =>
        (await room.Database.Get<AssessmentService>().FindAsync(room.AssessmentId, room.Consultant, Cancel))!;

    private async Task<IEnumerable<string>> MarkedAsync() =>
        (await ViewAsync()).Responses.Where(r => r.Value.BeforeInventory).Select(r => r.Key);

    private Task<SaveResult> AnswerAsync(string question, Answer answer, Answer seen = default) =>
        room.Database.Get<AnswerService>().SaveAsync(
            room.AssessmentId, question, new ResponseContent { Answer = seen }, new ResponseContent { Answer = answer }, room.Consultant, Cancel);
}
