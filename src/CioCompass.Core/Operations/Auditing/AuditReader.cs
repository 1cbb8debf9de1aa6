using CioCompass.Core.Accounts;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Operations.Auditing;

/// <summary>Reads the audit log for administrators; for everybody else there is none, and that they asked is one more row of it.</summary>
public sealed class AuditReader(IDbContextFactory<CompassDbContext> contexts, AdministratorGate gate, AuditLog audit)
{
    /// <summary>Rows on one page.</summary>
    public const int PageSize = 50;

    /// <summary>Rows of one file, the latest ones.</summary>
    public const int ExportAtMost = 50_000;

    /// <summary>People offered to choose from.</summary>
    public const int PeopleAtMost = 500;

    /// <summary>
    /// Reads one page, the latest rows first. It goes on from a row, not from a number: rows that are added meanwhile shift nothing.
    /// </summary>
    /// <param name="before">Only rows older than this one; null for the latest.</param>
    /// <returns>Null for anybody but an administrator.</returns>
    public async Task<AuditPage?> PageAsync(AuditFilter filter, long? before, Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "audit log", null, cancellationToken))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = Filtered(db.AuditEntries.AsNoTracking(), filter);
        if (before is { } id)
        {
            entries = entries.Where(e => e.Id < id);
        }

        var read = await entries.OrderByDescending(e => e.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var rows = await WithSubjectsAsync(db, read.Take(PageSize), cancellationToken);
        return new AuditPage(rows, read.Count > PageSize ? rows[^1].Id : null);
    }

    /// <summary>The same rows as a file holds them, all pages at once; that it was made is a row of the log as well.</summary>
    /// <returns>Null for anybody but an administrator.</returns>
    public async Task<IReadOnlyList<AuditRow>?> ExportAsync(AuditFilter filter, Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "audit.csv", null, cancellationToken))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var read = await Filtered(db.AuditEntries.AsNoTracking(), filter)
            .OrderByDescending(e => e.Id).Take(ExportAtMost).ToListAsync(cancellationToken);
        var rows = await WithSubjectsAsync(db, read, cancellationToken);
        audit.Add(db, AuditAction.Exported, actor, detail: "audit.csv");
        await db.SaveChangesAsync(cancellationToken);
        return rows;
    }

    /// <summary>Everybody with an account, by name, to filter by.</summary>
    /// <returns>Empty for anybody but an administrator.</returns>
    public async Task<IReadOnlyList<AuditPerson>> PeopleAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "audit log", null, cancellationToken))
        {
            return [];
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Users.OrderBy(u => u.DisplayName).ThenBy(u => u.Email).Take(PeopleAtMost)
            .Select(u => new AuditPerson(u.Id, u.DisplayName, u.Email!)).ToListAsync(cancellationToken);
    }

    private static IQueryable<AuditEntry> Filtered(IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (filter.Group is { } group)
        {
            var actions = AuditGroups.ActionsOf(group);
            entries = entries.Where(e => actions.Contains(e.Action));
        }

        if (filter.PersonId is { } person)
        {
            entries = entries.Where(e => e.ActorId == person || e.SubjectId == person);
        }

        if (filter.From is { } from)
        {
            var start = ReaderZone.StartOf(from);
            entries = entries.Where(e => e.At >= start);
        }

        // The calendar's last day has no day after it; nothing is later either.
        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            var end = ReaderZone.StartOf(to.AddDays(1));
            entries = entries.Where(e => e.At < end);
        }

        return entries;
    }

    private static async Task<IReadOnlyList<AuditRow>> WithSubjectsAsync(
        CompassDbContext db, IEnumerable<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var kept = entries.ToList();
        var subjects = await AuditSubjects.FindAsync(db, [.. kept.Select(e => e.SubjectId).OfType<Guid>().Distinct()], cancellationToken);
        return
        [
            .. kept.Select(e => new AuditRow(
                e.Id, e.At, e.Action, e.ActorId, e.ActorName, e.SubjectId,
                e.SubjectId is { } subject ? subjects.GetValueOrDefault(subject) : null, e.Detail)),
        ];
    }
}
