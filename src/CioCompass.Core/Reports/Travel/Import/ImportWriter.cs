using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Upgrades;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Deletion;
using CioCompass.Core.Data.Transactions;
using CioCompass.Core.Questions;
using CioCompass.Core.Workshops;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Reports.Travel.Import;

/// <summary>
/// Writes a file in short transactions, so that rooms vote on meanwhile: first everything into an assessment that nobody sees, piece by
/// piece; then one transaction shows it, or puts it in the place of what is stored. An import that breaks off has changed nothing; what it
/// left is removed by the retention.
/// </summary>
public sealed class ImportWriter(
    IDbContextFactory<CompassDbContext> contexts, PiecewiseRemoval pieces, ImportPlaces places, AuditLog audit, TimeProvider clock)
{
    /// <summary>Adds the file as an assessment of its own.</summary>
    /// <returns>Null where the plan does not hold any more; nothing is left of it then.</returns>
    internal async Task<ImportResult?> AddAsync(
        AssessmentDocument document, QuestionSetView set, ImportPlace place, ImportChoice choice, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var made = place.OrganisationId is null ? places.Make(document, actor) : null;
        made?.Begin(now);
        var added = DocumentRows.Assessment(place.OrganisationId ?? made!.Id, document, set, choice.NewId);
        added.Begin(now);
        if (place.OriginalId is null)
        {
            // A copy that somebody asked for is an assessment of its own, also in the files that it will be exported to.
            added.SetOrigin(document.Assessment.Id);
        }

        if (document.Assessment.CopiedFrom is { } copiedFrom
            && await ImportPlaces.FindInAsync(db, copiedFrom, added.OrganisationId, actor, cancellationToken) is { } earlierId)
        {
            added.CopiedFrom(earlierId);
        }

        await StageAsync(db, made is null ? [added] : [made, added], cancellationToken);
        await StageAsync(db, DocumentRows.Of(added.Id, document, set, StoredVotes.None), cancellationToken);
        if (await ShowAsync(db, document, added.Id, made?.Id, place, choice, actor, cancellationToken))
        {
            return new ImportResult.Imported(added.Id);
        }

        await pieces.RemoveAsync<Assessment>(added.Id);
        if (made is not null)
        {
            await pieces.RemoveAsync<Organisation>(made.Id);
        }

        return null;
    }

    /// <summary>
    /// Puts the file in the place of what is stored. Votes that the file withholds stay as they are stored, and what was deleted waits on
    /// here.
    /// </summary>
    /// <returns>Null where the plan does not hold any more; nothing is left of it then.</returns>
    internal async Task<ImportResult?> ReplaceAsync(ImportPlan.Replace plan, QuestionSetView set, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var document = plan.Document with { Actions = [.. plan.Document.Actions.Where(a => a.DeletedAt is null)] };
        var (coming, going) = (Holder(), Holder());
        var votes = await StoredVotes.ReadAsync(db, plan.StoredId, cancellationToken);
        await StageAsync(db, [coming, going], cancellationToken);
        await StageAsync(db, DocumentRows.Of(coming.Id, document, set, votes), cancellationToken);
        var replaced = await SwapAsync(db, plan, document, set, coming.Id, going.Id, actor, cancellationToken);
        await pieces.RemoveAsync<Assessment>(coming.Id);
        await pieces.RemoveAsync<Assessment>(going.Id);
        return replaced ? new ImportResult.Replaced(plan.StoredId) : null;

        Assessment Holder()
        {
            var holder = DocumentRows.Assessment(plan.OrganisationId, document, set, id: null);
            holder.Begin(clock.GetUtcNow().UtcDateTime);
            return holder;
        }
    }

    private static async Task StageAsync(CompassDbContext db, IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        foreach (var piece in rows.Chunk(ShortTransactions.RowsAtMost))
        {
            db.AddRange(piece);
            await db.PieceAsync(() => db.SaveChangesAsync(cancellationToken), cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    private async Task<bool> ShowAsync(
        CompassDbContext db, AssessmentDocument document, Guid addedId, Guid? madeId, ImportPlace place, ImportChoice choice, Actor actor,
        CancellationToken cancellationToken)
    {
        // Looked at again under the write lock: the same file twice at the same moment makes one assessment.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var stored = await ImportPlaces.StoredAsync(db, document, actor, cancellationToken);
        var added = await db.Assessments.SingleOrDefaultAsync(a => a.Id == addedId, cancellationToken);
        if (added is null || await ImportPlaces.PlaceAsync(db, document, choice, stored, actor, cancellationToken) != place)
        {
            return false;
        }

        added.Finish();
        if (madeId is not null)
        {
            (await db.Organisations.SingleAsync(o => o.Id == madeId, cancellationToken)).Finish();
            audit.Add(db, AuditAction.OrganisationCreated, actor, madeId);
        }

        audit.Add(db, AuditAction.Imported, actor, addedId, "imported");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<bool> SwapAsync(
        CompassDbContext db, ImportPlan.Replace plan, AssessmentDocument document, QuestionSetView set, Guid comingId, Guid goingId, Actor actor,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.Assessments.VisibleTo(actor).AnyAsync(a => a.Id == plan.StoredId, cancellationToken)
            || await AssessmentState.OfAsync(db, plan.StoredId, cancellationToken) != plan.State)
        {
            return false;
        }

        await MoveAsync(db, plan.StoredId, goingId, cancellationToken);
        await MoveAsync(db, comingId, plan.StoredId, cancellationToken);
        DocumentRows.Restate(await db.Assessments.SingleAsync(a => a.Id == plan.StoredId, cancellationToken), document, set);
        audit.Add(db, AuditAction.Imported, actor, plan.StoredId, "replaced");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Rounds and votes hang on workshops, so that few rows move however many voted. What was deleted stays, and so do links.</summary>
    private static async Task MoveAsync(CompassDbContext db, Guid from, Guid to, CancellationToken cancellationToken)
    {
        await db.Set<Response>().Where(r => r.AssessmentId == from).ExecuteUpdateAsync(set => set.SetProperty(r => r.AssessmentId, to), cancellationToken);
        await db.Workshops.Where(w => w.AssessmentId == from).ExecuteUpdateAsync(set => set.SetProperty(w => w.AssessmentId, to), cancellationToken);
        await db.AgreedAnswers.Where(a => a.AssessmentId == from).ExecuteUpdateAsync(set => set.SetProperty(a => a.AssessmentId, to), cancellationToken);
        await db.FormerAnswers.Where(f => f.AssessmentId == from).ExecuteUpdateAsync(set => set.SetProperty(f => f.AssessmentId, to), cancellationToken);
        await db.ActionItems.Where(a => a.AssessmentId == from && a.DeletedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.AssessmentId, to), cancellationToken);
    }
}
