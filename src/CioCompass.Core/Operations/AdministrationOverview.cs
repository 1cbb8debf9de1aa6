using CioCompass.Core.Accounts;
using CioCompass.Core.Auditing;
using CioCompass.Core.Backups;
using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Operations;

/// <summary>Reads the numbers of the administrator's overview.</summary>
public sealed class AdministrationOverview(
    IDbContextFactory<CompassDbContext> contexts, AdministratorGate gate, TimeProvider clock, BackupService? backups = null)
{
    /// <summary>Days over which refusals are counted.</summary>
    public const int RefusalDays = 7;

    /// <returns>Null for anybody but an administrator.</returns>
    public async Task<AdministrationSummary?> ReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "administration", null, cancellationToken))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-RefusalDays);
        return new AdministrationSummary(
            await db.Users.CountAsync(u => !u.IsDisabled, cancellationToken),
            await db.Users.CountAsync(u => u.IsDisabled, cancellationToken),
            await db.Organisations.CountAsync(o => o.DeletedAt == null, cancellationToken),
            await db.QuestionSets.Where(s => s.PublishedAt != null).MaxAsync(s => s.Version, cancellationToken),
            await db.AuditEntries.CountAsync(
                e => e.At >= since && (e.Action == AuditAction.AccessRefused || e.Action == AuditAction.SignInFailed || e.Action == AuditAction.LockedOut),
                cancellationToken),
            await db.Organisations.CountAsync(o => o.DeletedAt != null && !o.IsUnfinished, cancellationToken)
                + await db.Assessments.CountAsync(a => a.DeletedAt != null && !a.IsUnfinished, cancellationToken)
                + await db.ActionItems.CountAsync(a => a.DeletedAt != null, cancellationToken),
            backups?.Age(),
            backups is not null);
    }
}

/// <param name="People">With an account that is not disabled.</param>
/// <param name="QuestionSetVersion">The latest that is published.</param>
/// <param name="Refused">Refused access and failed sign-ins in the last <see cref="AdministrationOverview.RefusalDays"/> days.</param>
/// <param name="Deleted">Organisations, assessments and actions that wait for their purge.</param>
/// <param name="BackupAge">Of the latest backup; null where there is none.</param>
/// <param name="HasOwnBackups">False where the database's server makes them.</param>
public sealed record AdministrationSummary(
    int People, int Disabled, int Organisations, int QuestionSetVersion, int Refused, int Deleted, TimeSpan? BackupAge, bool HasOwnBackups);
