using System.Linq.Expressions;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Transactions;
using CioCompass.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Assessments.Actions;

/// <summary>
/// The action plan: what somebody will do about an answer. A completed assessment takes actions too: that is when most are made.
/// Lists are read by <see cref="ActionPlan"/>.
/// </summary>
public sealed class ActionService(
    IDbContextFactory<CompassDbContext> contexts, QuestionCatalog catalog, AuditLog audit, TimeProvider clock)
{
    internal static readonly Expression<Func<ActionItem, ActionView>> View = a => new ActionView(
        a.Id, a.AssessmentId, a.Assessment.Title, a.Assessment.OrganisationId, a.Assessment.Organisation.Name, a.QuestionKey, a.Origin,
        new ActionContent(a.Title, a.Owner, a.DueOn, a.Status, a.Note), a.CreatedAt, a.UpdatedAt, a.UpdatedBy, a.ClosedAt, a.Version);

    private static readonly Func<ActionItem, ActionView> ViewOf = View.Compile();

    /// <summary>The actions of one assessment: what is due first comes first, what has no day last.</summary>
    /// <returns>Empty where the assessment is not the reader's.</returns>
    public async Task<IReadOnlyList<ActionView>> ForAsync(Guid assessmentId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ActionItems.VisibleTo(actor)
            .Where(a => a.AssessmentId == assessmentId)
            .OrderBy(a => a.DueOn == null).ThenBy(a => a.DueOn).ThenBy(a => a.CreatedAt)
            .Select(View)
            .ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Lists the actions that earlier assessments of the same organisation have left open and no later one has carried over, by due date.
    /// </summary>
    /// <returns>Empty where the assessment is not the reader's.</returns>
    public async Task<IReadOnlyList<ActionView>> OpenBeforeAsync(Guid assessmentId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var visible = db.ActionItems.VisibleTo(actor);
        var asked = db.Assessments.VisibleTo(actor).Where(a => a.Id == assessmentId);
        return await visible
            .Where(a => a.ClosedAt == null && asked.Any(now => now.OrganisationId == a.Assessment.OrganisationId
                && (a.Assessment.HeldOn < now.HeldOn || (a.Assessment.HeldOn == now.HeldOn && a.Assessment.CreatedAt < now.CreatedAt))))
            .Planned(visible)
            .Where(p => !p.IsContinued)
            .Select(p => p.Action)
            .OrderBy(a => a.DueOn == null).ThenBy(a => a.DueOn).ThenBy(a => a.CreatedAt)
            .Select(View)
            .ToListAsync(cancellationToken);
    }

    public async Task<ActionResult> CreateAsync(NewAction request, Actor actor, CancellationToken cancellationToken)
    {
        var content = request.Content.Cleaned();
        var errors = ActionRules.ErrorsIn(content);
        if (errors.Count > 0)
        {
            return new ActionResult.Invalid(errors);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);

        // Takes the write lock before reading: the same form sent twice makes one.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var assessment = await db.Assessments.VisibleTo(actor).Include(a => a.Organisation)
            .SingleOrDefaultAsync(a => a.Id == request.AssessmentId, cancellationToken);
        if (assessment is null)
        {
            await transaction.DisposeAsync();
            await audit.NoteRefusalAsync(db.Assessments, request.AssessmentId, actor, "action", cancellationToken);
            return new ActionResult.NotFound();
        }

        if (!actor.MayEdit)
        {
            return new ActionResult.NotAllowed();
        }

        if (request.QuestionKey is { } key && (await catalog.SetAsync(assessment.QuestionSetId, cancellationToken)).Find(key) is null)
        {
            return new ActionResult.NotFound();
        }

        if (await db.ActionItems.SingleOrDefaultAsync(a => a.Id == request.Id, cancellationToken) is { } there)
        {
            return there.AssessmentId == assessment.Id && await db.WasMadeAsync(AuditAction.ActionCreated, there.Id, actor, cancellationToken)
                ? new ActionResult.Saved(ViewOf(there))
                : new ActionResult.NotAllowed();
        }

        var action = new ActionItem(
            assessment.Id, request.QuestionKey, request.Origin, content, actor.DisplayName, clock.GetUtcNow().UtcDateTime, request.Id);
        db.ActionItems.Add(action);
        audit.Add(db, AuditAction.ActionCreated, actor, action.Id);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ActionResult.Saved(ViewOf(action));
    }

    /// <summary>Stores what a person entered, unless somebody else changed the action since they read it.</summary>
    /// <param name="seen">The version that the person read.</param>
    public Task<ActionResult> ChangeAsync(
        Guid id, Guid seen, ActionContent wanted, Actor actor, CancellationToken cancellationToken)
    {
        var content = wanted.Cleaned();
        var errors = ActionRules.ErrorsIn(content);
        return errors.Count > 0
            ? Task.FromResult<ActionResult>(new ActionResult.Invalid(errors))
            : ChangeAsync(id, actor, cancellationToken, action => action.Version == seen ? content : null, content);
    }

    /// <summary>
    /// Changes the status alone: what others changed of the text meanwhile stays. It conflicts only with another status.
    /// </summary>
    /// <param name="seen">What the person saw.</param>
    public Task<ActionResult> SetStatusAsync(
        Guid id, ActionContent seen, ActionStatus status, Actor actor, CancellationToken cancellationToken) =>
        Enum.IsDefined(status)
            ? ChangeAsync(
                id, actor, cancellationToken,
                action => action.Status == seen.Status || action.Status == status ? ViewOf(action).Content with { Status = status } : null,
                seen with { Status = status })
            : Task.FromResult<ActionResult>(new ActionResult.Invalid([ActionError.StatusUnknown]));

    /// <summary>Makes it invisible at once; it is purged after 30 days.</summary>
    public Task<ChangeOutcome> DeleteAsync(Guid id, Actor actor, CancellationToken cancellationToken) =>
        // Changed at the same moment: it is deleted with that change.
        Overtaking.RetryAsync(async () =>
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var action = await FindAsync(db, id, actor, cancellationToken);
            if (action is null || !actor.MayEdit)
            {
                return action is null ? ChangeOutcome.NotFound : ChangeOutcome.NotAllowed;
            }

            action.Delete(clock.GetUtcNow().UtcDateTime);
            audit.Add(db, AuditAction.ActionDeleted, actor, id);
            await db.SaveChangesAsync(cancellationToken);
            return ChangeOutcome.Done;
        });

    /// <summary>Puts it back into the plan: whoever deleted it can take that back until it is purged.</summary>
    /// <returns>NotFound also where somebody else deleted it.</returns>
    public async Task<ChangeOutcome> UndoDeleteAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var action = await db.ActionItems
            .SingleOrDefaultAsync(
                a => a.Id == id && a.DeletedAt != null && db.Assessments.VisibleTo(actor).Any(s => s.Id == a.AssessmentId), cancellationToken);
        if (action is null || !await db.WasMadeAsync(AuditAction.ActionDeleted, id, actor, cancellationToken))
        {
            await audit.NoteRefusalAsync(db.ActionItems, id, actor, "action", cancellationToken);
            return ChangeOutcome.NotFound;
        }

        if (!actor.MayEdit)
        {
            return ChangeOutcome.NotAllowed;
        }

        action.Restore();
        audit.Add(db, AuditAction.ActionRestored, actor, id);
        await db.SaveChangesAsync(cancellationToken);
        return ChangeOutcome.Done;
    }

    /// <param name="change">What to store in place of what is stored; null when the two do not go together.</param>
    /// <param name="wanted">For the conflict.</param>
    private Task<ActionResult> ChangeAsync(
        Guid id, Actor actor, CancellationToken cancellationToken, Func<ActionItem, ActionContent?> change, ActionContent wanted) =>
        // Overtaken by another change of the same row: looks again at what it left.
        Overtaking.RetryAsync<ActionResult>(async () =>
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var action = await FindAsync(db, id, actor, cancellationToken);
            if (action is null || !actor.MayEdit)
            {
                return action is null ? new ActionResult.NotFound() : new ActionResult.NotAllowed();
            }

            var stored = ViewOf(action);
            var content = change(action);
            if (content is null && stored.Content != wanted)
            {
                return new ActionResult.Conflict(stored, wanted);
            }

            if (content is null || content == stored.Content)
            {
                return new ActionResult.Saved(stored);
            }

            action.Change(content, actor.DisplayName, clock.GetUtcNow().UtcDateTime);
            audit.Add(db, AuditAction.ActionChanged, actor, id);
            await db.SaveChangesAsync(cancellationToken);
            return new ActionResult.Saved(ViewOf(action));
        });

    private async Task<ActionItem?> FindAsync(CompassDbContext db, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        var action = await db.ActionItems.VisibleTo(actor)
            .Include(a => a.Assessment).ThenInclude(a => a.Organisation)
            .SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (action is null)
        {
            await audit.NoteRefusalAsync(db.ActionItems, id, actor, "action", cancellationToken);
        }

        return action;
    }
}
