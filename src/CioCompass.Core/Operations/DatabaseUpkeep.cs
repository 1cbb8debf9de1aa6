using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Operations;

/// <summary>Keeps the write-ahead log small.</summary>
public sealed class DatabaseUpkeep(IDbContextFactory<CompassDbContext> contexts)
{
    /// <summary>Moves what is in the log into the database and empties the file; does nothing while somebody reads or writes.</summary>
    public async Task CheckpointAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
    }
}
