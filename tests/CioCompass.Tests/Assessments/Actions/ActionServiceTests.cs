using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Auditing;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Assessments.Actions;

public sealed class ActionServiceTests : IAsyncLifetime
{
    private ActionExample example = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ActionService Service => example.Service;

    public async ValueTask InitializeAsync() => example = await ActionExample.CreateAsync();

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Fact]
    public async Task An_action_is_stored_cleaned_and_written_to_the_audit_log_without_its_words()
    {
        var made = await example.AddAsync("  Publish\nthe portfolio\u0007 ", due: 30, owner: " Architecture\t", note: "One\r\ntwo  ");

        var stored = await example.FindAsync(made.Id);
        Assert.Equal(new ActionContent("Publish the portfolio", "Architecture", new DateOnly(2026, 4, 1), ActionStatus.Open, "One\ntwo"), stored.Content);
        Assert.Equal(("Dijle", "Workshop", "initiatives", "Bram"), (stored.OrganisationName, stored.AssessmentTitle, stored.QuestionKey, stored.UpdatedBy));
        Assert.Equal(1, await example.AuditedAsync(AuditAction.ActionCreated, made.Id));
        await using var db = example.Database.Open();
        Assert.DoesNotContain(await db.AuditEntries.Select(e => e.Detail).ToListAsync(Cancel), d => d.Contains("portfolio", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_breaks_a_rule_is_refused_and_nothing_stored()
    {
        var result = await Service.CreateAsync(
            new NewAction(example.AssessmentId, null, ActionOrigin.Own, ActionContent.Empty with { Note = new string('n', 4001) }), example.Consultant, Cancel);

        Assert.Equal([ActionError.TitleMissing, ActionError.NoteTooLong], Assert.IsType<ActionResult.Invalid>(result).Errors);
        Assert.Empty(await example.TitlesAsync());
    }

    [Fact]
    public async Task A_question_that_the_assessment_does_not_ask_is_not_found() =>
        Assert.IsType<ActionResult.NotFound>(await Service.CreateAsync(
            new NewAction(example.AssessmentId, "no-such-question", ActionOrigin.Gap, ActionContent.Empty with { Title = "t" }), example.Consultant, Cancel));

    [Fact]
    public async Task A_completed_assessment_still_takes_actions()
    {
        var assessments = example.Database.Get<AssessmentService>();
        await example.Database.Get<AnswerService>().SaveAsync(
            example.AssessmentId, "initiatives", ResponseContent.Empty, new ResponseContent { Answer = Answer.Rated(2) }, example.Consultant, Cancel);
        Assert.Equal(ChangeOutcome.Done, await assessments.CompleteAsync(example.AssessmentId, example.Consultant, Cancel));

        var made = await example.AddAsync("After the workshop");

        Assert.IsType<ActionResult.Saved>(await Service.SetStatusAsync(made.Id, made.Content, ActionStatus.Done, example.Consultant, Cancel));
    }

    [Fact]
    public async Task A_change_replaces_the_text_and_closing_says_when()
    {
        var made = await example.AddAsync("Before");
        var wanted = new ActionContent("After", "HR", ActionExample.Today, ActionStatus.Done, "Well done");

        var changed = Assert.IsType<ActionResult.Saved>(await Service.ChangeAsync(made.Id, made.Version, wanted, example.Consultant, Cancel)).Action;

        Assert.Equal(wanted, (await example.FindAsync(made.Id)).Content);
        Assert.Equal(example.Database.Clock.GetUtcNow().UtcDateTime, changed.ClosedAt);
        Assert.NotEqual(made.Version, changed.Version);
        Assert.Equal(1, await example.AuditedAsync(AuditAction.ActionChanged, made.Id));
    }

    [Fact]
    public async Task The_second_of_two_changes_gets_both_texts_and_overwrites_only_what_it_has_seen()
    {
        var made = await example.AddAsync("Portfolio");
        var first = made.Content with { Note = "By Bram" };
        var second = made.Content with { Note = "By Ann" };
        Assert.IsType<ActionResult.Saved>(await Service.ChangeAsync(made.Id, made.Version, first, example.Consultant, Cancel));

        var conflict = Assert.IsType<ActionResult.Conflict>(await Service.ChangeAsync(made.Id, made.Version, second, example.Consultant, Cancel));

        Assert.Equal((first, second), (conflict.Stored.Content, conflict.Wanted));
        Assert.Equal("By Bram", (await example.FindAsync(made.Id)).Content.Note);
        Assert.IsType<ActionResult.Saved>(await Service.ChangeAsync(made.Id, conflict.Stored.Version, second, example.Consultant, Cancel));
        Assert.Equal("By Ann", (await example.FindAsync(made.Id)).Content.Note);
    }

    [Fact]
    public async Task Two_people_who_enter_the_same_agree()
    {
        var made = await example.AddAsync("Portfolio");
        var same = made.Content with { Owner = "HR" };
        await Service.ChangeAsync(made.Id, made.Version, same, example.Consultant, Cancel);

        Assert.IsType<ActionResult.Saved>(await Service.ChangeAsync(made.Id, made.Version, same, example.Consultant, Cancel));
    }

    [Fact]
    public async Task A_status_is_set_without_touching_a_text_that_somebody_changed_meanwhile()
    {
        var made = await example.AddAsync("Portfolio");
        await Service.ChangeAsync(made.Id, made.Version, made.Content with { Note = "New words" }, example.Consultant, Cancel);

        var saved = Assert.IsType<ActionResult.Saved>(
            await Service.SetStatusAsync(made.Id, made.Content, ActionStatus.Done, example.Consultant, Cancel));

        Assert.Equal(("New words", ActionStatus.Done), (saved.Action.Content.Note, saved.Action.Content.Status));
    }

    [Fact]
    public async Task A_status_that_somebody_else_set_otherwise_meanwhile_is_a_conflict()
    {
        var made = await example.AddAsync("Portfolio");
        await Service.SetStatusAsync(made.Id, made.Content, ActionStatus.Dropped, example.Consultant, Cancel);

        var conflict = Assert.IsType<ActionResult.Conflict>(
            await Service.SetStatusAsync(made.Id, made.Content, ActionStatus.Done, example.Consultant, Cancel));

        Assert.Equal((ActionStatus.Dropped, ActionStatus.Done), (conflict.Stored.Content.Status, conflict.Wanted.Status));
        Assert.IsType<ActionResult.Invalid>(await Service.SetStatusAsync(made.Id, made.Content, (ActionStatus)7, example.Consultant, Cancel));
    }

    [Fact]
    public async Task Twenty_changes_of_one_action_at_once_save_one_and_tell_the_others()
    {
        var made = await example.AddAsync("Portfolio");

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => Service.ChangeAsync(
            made.Id, made.Version, made.Content with { Note = $"Note {i}" }, example.Consultant, Cancel))));

        var saved = Assert.Single(results.OfType<ActionResult.Saved>());
        Assert.Equal(19, results.OfType<ActionResult.Conflict>().Count());
        Assert.Equal(saved.Action.Content, (await example.FindAsync(made.Id)).Content);
    }

    [Fact]
    public async Task Reopening_forgets_when_it_was_closed()
    {
        var made = await example.AddAsync("Portfolio", status: ActionStatus.Done);

        await Service.SetStatusAsync(made.Id, made.Content, ActionStatus.InProgress, example.Consultant, Cancel);

        Assert.Null((await example.FindAsync(made.Id)).ClosedAt);
    }

    [Fact]
    public async Task A_deleted_action_is_gone_from_every_list_and_waits_to_be_purged()
    {
        var made = await example.AddAsync("Portfolio");

        Assert.Equal(ChangeOutcome.Done, await Service.DeleteAsync(made.Id, example.Consultant, Cancel));

        Assert.Empty(await Service.ForAsync(example.AssessmentId, example.Consultant, Cancel));
        Assert.Empty(await example.TitlesAsync());
        Assert.Equal(ChangeOutcome.NotFound, await Service.DeleteAsync(made.Id, example.Consultant, Cancel));
        Assert.IsType<ActionResult.NotFound>(await Service.ChangeAsync(made.Id, made.Version, made.Content, example.Consultant, Cancel));
        Assert.Equal(1, await example.AuditedAsync(AuditAction.ActionDeleted, made.Id));
        await using var db = example.Database.Open();
        Assert.NotNull((await db.ActionItems.SingleAsync(Cancel)).DeletedAt);
    }

    [Fact]
    public async Task A_CIO_reads_but_changes_nothing()
    {
        var made = await example.AddAsync("Portfolio");

        Assert.IsType<ActionResult.NotAllowed>(await Service.CreateAsync(
            new NewAction(example.AssessmentId, null, ActionOrigin.Own, ActionContent.Empty with { Title = "Mine" }), example.Cio, Cancel));
        Assert.IsType<ActionResult.NotAllowed>(
            await Service.ChangeAsync(made.Id, made.Version, made.Content with { Title = "Mine" }, example.Cio, Cancel));
        Assert.IsType<ActionResult.NotAllowed>(await Service.SetStatusAsync(made.Id, made.Content, ActionStatus.Done, example.Cio, Cancel));
        Assert.Equal(ChangeOutcome.NotAllowed, await Service.DeleteAsync(made.Id, example.Cio, Cancel));
        Assert.Equal(["Portfolio"], await example.TitlesAsync(reader: example.Cio));
        Assert.Equal(made.Content, (await example.FindAsync(made.Id)).Content);
    }

    [Fact]
    public async Task Whoever_deleted_an_action_can_take_that_back_and_nobody_else()
    {
        var made = await example.AddAsync("Portfolio");
        await Service.DeleteAsync(made.Id, example.Consultant, Cancel);
        var colleague = await example.Database.AddPersonAsync("Eva", Role.Administrator);

        Assert.Equal(ChangeOutcome.NotFound, await Service.UndoDeleteAsync(made.Id, example.Stranger, Cancel));
        Assert.Equal(ChangeOutcome.NotFound, await Service.UndoDeleteAsync(made.Id, colleague, Cancel));
        Assert.Equal(ChangeOutcome.NotAllowed, await Service.UndoDeleteAsync(made.Id, example.Consultant with { Role = Role.Cio }, Cancel));
        Assert.Empty(await example.TitlesAsync());

        Assert.Equal(ChangeOutcome.Done, await Service.UndoDeleteAsync(made.Id, example.Consultant, Cancel));
        Assert.Equal(["Portfolio"], await example.TitlesAsync());
        Assert.Equal(1, await example.AuditedAsync(AuditAction.ActionRestored, made.Id));
        Assert.Equal(1, await example.AuditedAsync(AuditAction.AccessRefused, made.Id, example.Stranger));
        Assert.Equal(ChangeOutcome.NotFound, await Service.UndoDeleteAsync(made.Id, example.Consultant, Cancel));
    }

    [Fact]
    public async Task Another_organisations_action_is_not_found_and_the_attempt_is_in_the_audit_log()
    {
        var made = await example.AddAsync("Portfolio");
        var stranger = example.Stranger;

        Assert.IsType<ActionResult.NotFound>(await Service.CreateAsync(
            new NewAction(example.AssessmentId, null, ActionOrigin.Own, ActionContent.Empty with { Title = "Mine" }), stranger, Cancel));
        Assert.IsType<ActionResult.NotFound>(await Service.ChangeAsync(made.Id, made.Version, made.Content with { Title = "Mine" }, stranger, Cancel));
        Assert.IsType<ActionResult.NotFound>(await Service.SetStatusAsync(made.Id, made.Content, ActionStatus.Done, stranger, Cancel));
        Assert.Equal(ChangeOutcome.NotFound, await Service.DeleteAsync(made.Id, stranger, Cancel));
        Assert.Empty(await Service.ForAsync(example.AssessmentId, stranger, Cancel));

        Assert.Equal(3, await example.AuditedAsync(AuditAction.AccessRefused, made.Id, stranger));
        Assert.Equal(1, await example.AuditedAsync(AuditAction.AccessRefused, example.AssessmentId, stranger));
        Assert.IsType<ActionResult.NotFound>(await Service.SetStatusAsync(Guid.NewGuid(), made.Content, ActionStatus.Done, stranger, Cancel));
    }
}
