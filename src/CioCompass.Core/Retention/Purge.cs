using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Core.Configuration;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Transactions;
using CioCompass.Core.Reports.HandOver;
using CioCompass.Core.Workshops;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CioCompass.Core.Retention;

/// <summary>
/// Removes for good what was deleted long enough ago, with everything in it, and rows of the audit log that are past their time. Doing it
/// again changes nothing. Each thing goes by itself: it is hidden for good in one short transaction, and taken out piece by piece.
/// </summary>
public sealed class Purge(
    IDbContextFactory<CompassDbContext> contexts, Removal removal, PackStore packs, VotingRooms rooms, AuditLog audit, IOptions<CompassOptions> options,
    TimeProvider clock)
{
    /// <summary>Time for which something deleted can be restored.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromDays(30);

    /// <summary>Time after which something unfinished counts as broken off: nobody is writing it any more.</summary>
    private static readonly TimeSpan BrokenOffAfter = TimeSpan.FromHours(1);

    /// <summary>Purges everything that is due, and whatever broke off while it was written or removed.</summary>
    /// <returns>How many things went; null while a round is open: the caller tries again later.</returns>
    public async Task<int?> PurgeDueAsync(CancellationToken cancellationToken)
    {
        if (await rooms.AnyAsync(cancellationToken))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var due = now - Delay;
        var isOut = await TakeOutBrokenOffAsync(db, now - BrokenOffAfter, cancellationToken);
        var count = 0;
        foreach (var (kind, ids) in await DueAsync(db, due, cancellationToken))
        {
            foreach (var id in ids)
            {
                if (await RemoveAsync(db, Actor.Console, kind, id, cancellationToken) is { } isOneOut)
                {
                    count++;
                    isOut &= isOneOut;
                }
            }
        }

        await ForgetOldEntriesAsync(db, now, cancellationToken);
        if (isOut && removal.TracesRemain)
        {
            await EraseTracesAsync();
        }

        return count;
    }

    /// <summary>Removes one thing, with a row in the audit log that has counts and nothing of what was said.</summary>
    /// <returns>Whether all of it is out of the database; false where it broke off, and null where it was not there, or not deleted.</returns>
    internal async Task<bool?> RemoveAsync(CompassDbContext db, Actor actor, DeletedKind kind, Guid id, CancellationToken cancellationToken) => kind switch
    {
        DeletedKind.Action => await RemoveActionAsync(db, actor, id, cancellationToken),
        DeletedKind.Assessment => await RemoveAssessmentAsync(db, actor, id, cancellationToken),
        DeletedKind.Organisation => await RemoveOrganisationAsync(db, actor, id, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Nothing of this kind is deleted."),
    };

    /// <summary>After the commit: what the deleted rows left in the file and in its log. What could not be done is done by the next purge.</summary>
    /// <returns>Whether nothing is left.</returns>
    internal Task<bool> EraseTracesAsync() => removal.EraseTracesAsync();

    private async Task<bool?> RemoveActionAsync(CompassDbContext db, Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.ActionItems.Where(a => a.Id == id && a.DeletedAt != null).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return null;
        }

        audit.Add(db, AuditAction.Purged, actor, id, "action");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<bool?> RemoveAssessmentAsync(CompassDbContext db, Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var itself = db.Assessments.Where(a => a.Id == id && a.DeletedAt != null && !a.IsUnfinished);
        var counts = await Removal.CountAsync(db, itself, cancellationToken);
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            // Looked at again under the write lock: it may have been restored meanwhile.
            if (!await itself.AnyAsync(cancellationToken))
            {
                return null;
            }

            await removal.HideAsync(db, itself, cancellationToken);
            audit.Add(db, AuditAction.Purged, actor, id, Removal.Detail(counts));
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        packs.RemoveAllOf(id);
        return await removal.TakeOutAsync<Assessment>(id);
    }

    private async Task<bool?> RemoveOrganisationAsync(CompassDbContext db, Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var inside = db.Assessments.Where(a => a.OrganisationId == id);
        var ids = await inside.Select(a => a.Id).ToListAsync(cancellationToken);
        var counts = await Removal.CountAsync(db, inside, cancellationToken) with { Organisation = true };
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            if (await db.Organisations.SingleOrDefaultAsync(o => o.Id == id && o.DeletedAt != null && !o.IsUnfinished, cancellationToken) is not { } organisation)
            {
                return null;
            }

            organisation.Begin(clock.GetUtcNow().UtcDateTime);
            await removal.HideAsync(db, inside, cancellationToken);
            audit.Add(db, AuditAction.Purged, actor, id, $"assessments {ids.Count}, {Removal.Detail(counts)}");
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        ids.ForEach(packs.RemoveAllOf);
        return await removal.TakeOutAsync<Organisation>(id);
    }

    /// <summary>
    /// Finds everything deleted long enough ago, by kind; the contents of a deleted assessment or organisation that were deleted by themselves come
    /// first.
    /// </summary>
    private static async Task<IReadOnlyList<(DeletedKind Kind, IReadOnlyList<Guid> Ids)>> DueAsync(
        CompassDbContext db, DateTime due, CancellationToken cancellationToken) =>
    [
        (DeletedKind.Action, await db.ActionItems.Where(a => a.DeletedAt <= due).Select(a => a.Id).ToListAsync(cancellationToken)),
        (DeletedKind.Assessment, await db.Assessments.Where(a => a.DeletedAt <= due && !a.IsUnfinished).Select(a => a.Id).ToListAsync(cancellationToken)),
        (DeletedKind.Organisation, await db.Organisations.Where(o => o.DeletedAt <= due && !o.IsUnfinished).Select(o => o.Id).ToListAsync(cancellationToken)),
    ];

    /// <returns>Whether all of it is out.</returns>
    private async Task<bool> TakeOutBrokenOffAsync(CompassDbContext db, DateTime since, CancellationToken cancellationToken)
    {
        var isOut = true;
        foreach (var id in await db.Assessments.Where(a => a.IsUnfinished && a.DeletedAt <= since).Select(a => a.Id).ToListAsync(cancellationToken))
        {
            isOut &= await removal.TakeOutAsync<Assessment>(id);
        }

        foreach (var id in await db.Organisations.Where(o => o.IsUnfinished && o.DeletedAt <= since).Select(o => o.Id).ToListAsync(cancellationToken))
        {
            isOut &= await removal.TakeOutAsync<Organisation>(id);
        }

        return isOut;
    }

    /// <summary>At most once a day, so that the log does not fill with rows about itself.</summary>
    private async Task ForgetOldEntriesAsync(CompassDbContext db, DateTime now, CancellationToken cancellationToken)
    {
        var cutoff = now.AddDays(-options.Value.Audit.EffectiveRetentionDays);
        var dayBefore = cutoff.AddDays(-1);
        if (!await db.AuditEntries.AnyAsync(e => e.At < dayBefore, cancellationToken))
        {
            return;
        }

        var count = await db.PiecesAsync(
            () => db.AuditEntries
                .Where(e => db.AuditEntries.Where(old => old.At < cutoff).OrderBy(old => old.Id).Take(ShortTransactions.RowsAtMost)
                    .Select(old => old.Id).Contains(e.Id))
                .ExecuteDeleteAsync(cancellationToken),
            cancellationToken);
        audit.Add(db, AuditAction.Purged, Actor.Console, detail: string.Create(CultureInfo.InvariantCulture, $"audit entries {count}"));
        await db.SaveChangesAsync(cancellationToken);
    }
}
