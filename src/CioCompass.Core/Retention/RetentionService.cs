using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Workshops;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Retention;

/// <summary>Restores deleted things, or purges them before their time, for an administrator. For everybody else there are none.</summary>
public sealed class RetentionService(
    IDbContextFactory<CompassDbContext> contexts, AdministratorGate gate, Purge purge, VotingRooms rooms, AuditLog audit)
{
    /// <summary>Listed of each kind, those that are purged first.</summary>
    public const int ListAtMost = 100;

    /// <summary>
    /// Lists the deleted things that can be restored by themselves. The contents of a deleted organisation or assessment come back with it, unless
    /// they were deleted before.
    /// </summary>
    /// <returns>Null for anybody but an administrator.</returns>
    public async Task<DeletedList?> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "deleted things", null, cancellationToken))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var organisations = db.Organisations.Where(o => o.DeletedAt != null && !o.IsUnfinished);
        var assessments = db.Assessments.Where(a => a.DeletedAt != null && !a.IsUnfinished && a.Organisation.DeletedAt == null);
        var actions = db.ActionItems.Where(
            a => a.DeletedAt != null && a.Assessment.DeletedAt == null && a.Assessment.Organisation.DeletedAt == null);
        List<DeletedItem> items =
        [
            .. await organisations.OrderBy(o => o.DeletedAt).Take(ListAtMost)
                .Select(o => new DeletedItem(
                    DeletedKind.Organisation, o.Id, o.Name, "", o.DeletedAt!.Value, db.Assessments.Count(a => a.OrganisationId == o.Id && !a.IsUnfinished)))
                .ToListAsync(cancellationToken),
            .. await assessments.OrderBy(a => a.DeletedAt).Take(ListAtMost)
                .Select(a => new DeletedItem(
                    DeletedKind.Assessment, a.Id, a.Title, a.Organisation.Name, a.DeletedAt!.Value, a.Responses.Count))
                .ToListAsync(cancellationToken),
            .. await actions.OrderBy(a => a.DeletedAt).Take(ListAtMost)
                .Select(a => new DeletedItem(DeletedKind.Action, a.Id, a.Title, a.Assessment.Title, a.DeletedAt!.Value, 0))
                .ToListAsync(cancellationToken),
        ];
        var total = await organisations.CountAsync(cancellationToken) + await assessments.CountAsync(cancellationToken)
            + await actions.CountAsync(cancellationToken);
        return new DeletedList([.. items.OrderBy(i => i.DeletedAt)], total);
    }

    /// <summary>Makes it visible again, to those who saw it before.</summary>
    public async Task<RetentionOutcome> RestoreAsync(DeletedKind kind, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "restore", id, cancellationToken))
        {
            return RetentionOutcome.NotAllowed;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var outcome = kind switch
        {
            DeletedKind.Organisation => await RestoreOrganisationAsync(db, id, cancellationToken),
            DeletedKind.Assessment => await RestoreAssessmentAsync(db, id, cancellationToken),
            _ => await RestoreActionAsync(db, id, cancellationToken),
        };
        if (outcome == RetentionOutcome.Done)
        {
            audit.Add(db, RestoredOf(kind), actor, id);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return outcome;
    }

    /// <summary>Removes it for good, before its time, unless a room votes. Nothing but a backup brings it back.</summary>
    public async Task<RetentionOutcome> PurgeAsync(DeletedKind kind, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "purge", id, cancellationToken))
        {
            return RetentionOutcome.NotAllowed;
        }

        if (await rooms.AnyAsync(cancellationToken))
        {
            return RetentionOutcome.RoundOpen;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await purge.RemoveAsync(db, actor, kind, id, cancellationToken) is { } isOut
            ? isOut && await purge.EraseTracesAsync() ? RetentionOutcome.Done : RetentionOutcome.TracesRemain
            : RetentionOutcome.NotFound;
    }

    private static AuditAction RestoredOf(DeletedKind kind) => kind switch
    {
        DeletedKind.Organisation => AuditAction.OrganisationRestored,
        DeletedKind.Assessment => AuditAction.AssessmentRestored,
        _ => AuditAction.ActionRestored,
    };

    private static async Task<RetentionOutcome> RestoreOrganisationAsync(CompassDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var organisation = await db.Organisations.SingleOrDefaultAsync(o => o.Id == id && o.DeletedAt != null && !o.IsUnfinished, cancellationToken);
        if (organisation is null)
        {
            return RetentionOutcome.NotFound;
        }

        if ((await db.Organisations.Where(o => o.DeletedAt == null).NamedAsync([organisation.Name], cancellationToken)).Count > 0)
        {
            return RetentionOutcome.NameTaken;
        }

        organisation.Restore();
        return RetentionOutcome.Done;
    }

    private static async Task<RetentionOutcome> RestoreAssessmentAsync(CompassDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var assessment = await db.Assessments.SingleOrDefaultAsync(a => a.Id == id && a.DeletedAt != null && !a.IsUnfinished, cancellationToken);
        assessment?.Restore();
        return assessment is null ? RetentionOutcome.NotFound : RetentionOutcome.Done;
    }

    private static async Task<RetentionOutcome> RestoreActionAsync(CompassDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var action = await db.ActionItems.SingleOrDefaultAsync(a => a.Id == id && a.DeletedAt != null, cancellationToken);
        action?.Restore();
        return action is null ? RetentionOutcome.NotFound : RetentionOutcome.Done;
    }
}
