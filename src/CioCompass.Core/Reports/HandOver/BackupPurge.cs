using CioCompass.Core.Accounts;
using CioCompass.Core.Auditing;
using CioCompass.Core.Backups;
using CioCompass.Core.Data.Files;

namespace CioCompass.Core.Reports.HandOver;

/// <summary>Takes out of the backups what was removed from the database, by replacing them all with one made now.</summary>
/// <param name="backups">Null on a server, whose backups are not the program's.</param>
public sealed class BackupPurge(AuditLog audit, BackupService? backups = null)
{
    /// <summary>The program makes the backups itself.</summary>
    public bool HasBackups => backups is not null;

    /// <returns>How many backups went; null where there are none or no new one could be made, or the reader is no administrator: then all are still there.</returns>
    public async Task<int?> ReplaceAllAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (backups is null || actor.Role != Role.Administrator)
        {
            return null;
        }

        int removed;
        try
        {
            removed = await backups.ReplaceAllAsync(cancellationToken);
        }
        catch (StartupException)
        {
            return null;
        }

        await audit.WriteAsync(AuditAction.Purged, actor.UserId, actor.DisplayName, null, $"backups {removed}", cancellationToken);
        return removed;
    }
}
