using CioCompass.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CioCompass.Core.Operations;

/// <summary>
/// Keeps the write-ahead log small: moves what is in it into the database and empties the file. The tables of a round keep no trace
/// themselves, as <see cref="Workshops.Erasure"/> says.
/// </summary>
public sealed partial class DatabaseUpkeep(IDbContextFactory<CompassDbContext> contexts, ILogger<DatabaseUpkeep> logger) : IDatabaseUpkeep
{
    public async Task<bool> TryRemoveTracesAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";

        // One row: busy, pages in the log, pages moved.
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) && reader.GetInt32(0) == 0;
    }

    /// <remarks>
    /// With <c>secure_delete</c> alone, bytes of a row that was moved between pages before it was deleted can remain. Ten thousand
    /// assessments take seconds.
    /// </remarks>
    public async Task<bool> RewriteAsync()
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        try
        {
            await db.Database.ExecuteSqlRawAsync("VACUUM", CancellationToken.None);
        }
        catch (SqliteException e)
        {
            Log.NotRewritten(logger, e);
            return false;
        }

        return await this.RemoveTracesAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The database could not be written anew; traces of deleted rows may remain in it")]
        public static partial void NotRewritten(ILogger logger, Exception exception);
    }
}
