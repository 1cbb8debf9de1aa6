using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Transactions;
using CioCompass.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Assessments.Actions;

/// <summary>Takes what an earlier assessment left open along into the next one. The earlier actions stay as they are.</summary>
public sealed class ActionCarryOver(
    IDbContextFactory<CompassDbContext> contexts, QuestionCatalog catalog, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// An action is there already when one with the same title stands at the same question, or at none: its question may have been dropped.
    /// </summary>
    public static bool IsTaken(ActionView earlier, IEnumerable<ActionView> now) =>
        now.Any(a => a.Content.Title == earlier.Content.Title && (a.QuestionKey == earlier.QuestionKey || a.QuestionKey is null));

    /// <summary>Actions in one transaction, each with a row in the audit log: an imported assessment may have thousands.</summary>
    private const int ActionsAtOnce = ShortTransactions.RowsAtMost / 2;

    /// <summary>Copies each open action that is not there yet; a second call copies nothing, or the rest where the first broke off.</summary>
    /// <param name="earlierId">An earlier assessment of the same organisation.</param>
    public async Task<CarryOverResult> CarryOverAsync(Guid earlierId, Guid assessmentId, Actor actor, CancellationToken cancellationToken)
    {
        for (var taken = 0; ;)
        {
            var result = await TakeSomeAsync(earlierId, assessmentId, actor, cancellationToken);
            taken += result.Taken;
            if (result.Taken < ActionsAtOnce)
            {
                return result with { Taken = taken };
            }
        }
    }

    private async Task<CarryOverResult> TakeSomeAsync(Guid earlierId, Guid assessmentId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);

        // Takes the write lock before reading, so that two clicks at the same moment make one copy.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var both = await db.Assessments.AsNoTracking().VisibleTo(actor)
            .Where(a => a.Id == earlierId || a.Id == assessmentId)
            .ToDictionaryAsync(a => a.Id, cancellationToken);
        if (!both.TryGetValue(assessmentId, out var assessment) || !both.TryGetValue(earlierId, out var earlier)
            || earlier.OrganisationId != assessment.OrganisationId || earlierId == assessmentId)
        {
            return await RefusedAsync(db, [earlierId, assessmentId], both.Keys, actor, cancellationToken);
        }

        if (!actor.MayEdit)
        {
            return new CarryOverResult(ChangeOutcome.NotAllowed, 0);
        }

        var set = await catalog.SetAsync(assessment.QuestionSetId, cancellationToken);
        var actions = await db.ActionItems.VisibleTo(actor)
            .Where(a => a.AssessmentId == earlierId || a.AssessmentId == assessmentId)
            .OrderBy(a => a.CreatedAt)
            .Select(ActionService.View)
            .ToListAsync(cancellationToken);
        var there = actions.Where(a => a.AssessmentId == assessmentId).ToList();
        var taken = actions.Where(a => a.AssessmentId == earlierId && !a.IsClosed && !IsTaken(a, there)).Take(ActionsAtOnce).ToList();
        foreach (var action in taken)
        {
            // A later version of the questions may have dropped one.
            var key = action.QuestionKey is { } asked && set.Find(asked) is not null ? asked : null;
            var copy = new ActionItem(
                assessmentId, key, action.Origin, action.Content, actor.DisplayName, clock.GetUtcNow().UtcDateTime);
            db.ActionItems.Add(copy);
            audit.Add(db, AuditAction.ActionCreated, actor, copy.Id);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new CarryOverResult(ChangeOutcome.Done, taken.Count);
    }

    private async Task<CarryOverResult> RefusedAsync(
        CompassDbContext db, Guid[] asked, IEnumerable<Guid> seen, Actor actor, CancellationToken cancellationToken)
    {
        var unseen = await db.Assessments.Where(a => asked.Contains(a.Id) && !seen.Contains(a.Id)).Select(a => a.Id).ToListAsync(cancellationToken);
        foreach (var id in unseen)
        {
            audit.Add(db, AuditAction.AccessRefused, actor, id, "actions");
        }

        await db.SaveChangesAsync(cancellationToken);
        await db.Database.CommitTransactionAsync(cancellationToken);
        return new CarryOverResult(ChangeOutcome.NotFound, 0);
    }
}
