using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Operations;

/// <summary>
/// Keeps the write-ahead log small: moves what is in it into the database and empties the file. The database itself keeps no trace, as
/// <see cref="Workshops.Erasure"/> says.
/// </summary>
public sealed class DatabaseUpkeep(IDbContextFactory<CompassDbContext> contexts) : IDatabaseUpkeep
{
    public async Task<bool> RemoveTracesAsync(CancellationToken cancellationToken)
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
