using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Operations;

/// <summary>Keeps the write-ahead log small.</summary>
public sealed class DatabaseUpkeep(IDbContextFactory<CompassDbContext> contexts)
{
    /// <summary>Moves what is in the log into the database and empties the file; does nothing while somebody reads or writes.</summary>
    /// <returns>Whether the log is empty now.</returns>
    public async Task<bool> CheckpointAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";

        // One row: busy, pages in the log, pages moved.
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) && reader.GetInt32(0) == 0;
    }
}
