using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Data;
using CioCompass.Core.Reports.HandOver;
using CioCompass.Core.Workshops;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CioCompass.Core.Operations.Retention;

/// <summary>
/// Removes for good what was deleted long enough ago, with everything in it, and rows of the audit log that are past their time. Doing it
/// again changes nothing.
/// </summary>
public sealed class Purge(
    IDbContextFactory<CompassDbContext> contexts, Removal removal, PackStore packs, AuditLog audit, IOptions<CompassOptions> options,
    TimeProvider clock)
{
    /// <summary>How long something deleted can be restored.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromDays(30);

    /// <summary>How long an open round holds the purge off: rewriting the file makes voters wait. One that was left open does not for ever.</summary>
    private static readonly TimeSpan RoundAtMost = TimeSpan.FromHours(12);

    private volatile bool tracesRemain;

    /// <summary>Purges what is due.</summary>
    /// <returns>How many things went; null while a round is open: the caller tries again later.</returns>
    public async Task<int?> PurgeDueAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var opened = now - RoundAtMost;
        if (await db.Rounds.AnyAsync(r => r.Status == RoundStatus.Open && r.OpenedAt > opened, cancellationToken))
        {
            return null;
        }

        var due = now - Delay;
        var count = await RemoveAsync(
            db, Actor.Console,
            await db.Organisations.Where(o => o.DeletedAt <= due).Select(o => o.Id).ToListAsync(cancellationToken),
            await db.Assessments.Where(a => a.DeletedAt <= due).Select(a => a.Id).ToListAsync(cancellationToken),
            await db.ActionItems.Where(a => a.DeletedAt <= due).Select(a => a.Id).ToListAsync(cancellationToken),
            cancellationToken);
        await ForgetOldEntriesAsync(db, now, cancellationToken);
        if (count > 0 || tracesRemain)
        {
            await EraseTracesAsync();
        }

        return count;
    }

    /// <summary>Removes these in one transaction, each with a row in the audit log that has counts and nothing of what was said.</summary>
    /// <returns>How many were there.</returns>
    internal async Task<int> RemoveAsync(
        CompassDbContext db, Actor actor, IReadOnlyCollection<Guid> organisations, IReadOnlyCollection<Guid> assessments,
        IReadOnlyCollection<Guid> actions, CancellationToken cancellationToken)
    {
        if (organisations.Count + assessments.Count + actions.Count == 0)
        {
            return 0;
        }

        // Looked at again under the write lock: what was listed may have been restored meanwhile.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var gone = 0;
        foreach (var id in actions)
        {
            gone += Note(await db.ActionItems.Where(a => a.Id == id && a.DeletedAt != null).ExecuteDeleteAsync(cancellationToken), id, "action");
        }

        var single = await db.Assessments.Where(a => assessments.Contains(a.Id) && a.DeletedAt != null).Select(a => a.Id).ToListAsync(cancellationToken);
        foreach (var id in single)
        {
            gone += Note(1, id, Removal.Detail(await Removal.TakeOutAsync(db, [id], cancellationToken)));
            packs.RemoveAllOf(id);
        }

        var whole = await db.Organisations.Where(o => organisations.Contains(o.Id) && o.DeletedAt != null).Select(o => o.Id).ToListAsync(cancellationToken);
        foreach (var id in whole)
        {
            var inside = await db.Assessments.Where(a => a.OrganisationId == id).Select(a => a.Id).ToListAsync(cancellationToken);
            var counts = await Removal.TakeOutAsync(db, inside, cancellationToken);
            await db.Organisations.Where(o => o.Id == id).ExecuteDeleteAsync(cancellationToken);
            inside.ForEach(packs.RemoveAllOf);
            gone += Note(1, id, $"assessments {inside.Count}, {Removal.Detail(counts with { Organisation = true })}");
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return gone;

        int Note(int removed, Guid id, string detail)
        {
            if (removed > 0)
            {
                audit.Add(db, AuditAction.Purged, actor, id, detail);
            }

            return removed;
        }
    }

    /// <summary>After the commit: what the deleted rows left in the file and in its log. What could not be done is done by the next purge.</summary>
    /// <returns>Whether nothing is left.</returns>
    internal async Task<bool> EraseTracesAsync()
    {
        tracesRemain = !await removal.EraseTracesAsync();
        return !tracesRemain;
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

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var count = await db.AuditEntries.Where(e => e.At < cutoff).ExecuteDeleteAsync(cancellationToken);
        audit.Add(db, AuditAction.Purged, Actor.Console, detail: string.Create(CultureInfo.InvariantCulture, $"audit entries {count}"));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
