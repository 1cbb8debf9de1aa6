using CioCompass.Core.Backups;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Deletion;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CioCompass.Core.Operations;

/// <summary>
/// Keeps the write-ahead log small: moves what is in it into the database and empties the file. The tables of a round keep no trace
/// themselves, as <see cref="Data.Deletion.Erasure"/> says.
/// </summary>
public sealed partial class DatabaseUpkeep(IDbContextFactory<CompassDbContext> contexts, DataDirectory data, ILogger<DatabaseUpkeep> logger) : IDatabaseUpkeep
{
    public async Task<bool> TryRemoveTracesAsync(CancellationToken cancellationToken)
    {
        // A copy that was begun while a round was open holds the round's secret.
        DatabaseCopy.RemoveUnfinished(data.Backups);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            // First without the lock, as far as readers let it; then the rest, without waiting for anybody: TRUNCATE keeps writers out while
            // it waits for readers (https://sqlite.org/c3ref/wal_checkpoint_v2.html), and a backup reads for seconds.
            await PragmaAsync(db, "wal_checkpoint(PASSIVE)", cancellationToken);
            await PragmaAsync(db, "busy_timeout=0", cancellationToken);
            return await PragmaAsync(db, "wal_checkpoint(TRUNCATE)", cancellationToken) == 0;
        }
        finally
        {
            await PragmaAsync(db, $"busy_timeout={SqlitePragmas.BusyTimeout}", CancellationToken.None);
        }
    }

    /// <remarks>
    /// With <c>secure_delete</c> alone, bytes of a row that was moved between pages before it was deleted can remain. Ten thousand
    /// assessments take seconds.
    /// </remarks>
    public async Task<bool> RewriteAsync()
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        await db.Database.OpenConnectionAsync(CancellationToken.None);
        try
        {
            // Its copy of the whole database may go to a file: what has been erased is not in it.
            await PragmaAsync(db, "temp_store=FILE", CancellationToken.None);
            await db.Database.ExecuteSqlRawAsync("VACUUM", CancellationToken.None);
        }
        catch (SqliteException e)
        {
            Log.NotRewritten(logger, e);
            return false;
        }
        finally
        {
            await PragmaAsync(db, "temp_store=MEMORY", CancellationToken.None);
        }

        return await this.RemoveTracesAsync();
    }

    /// <returns>The first column of the answer: of a checkpoint whether something was in its way; 0 where there is no answer.</returns>
    private static async Task<long> PragmaAsync(CompassDbContext db, string pragma, CancellationToken cancellationToken)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        return await command.ExecuteScalarAsync(cancellationToken) as long? ?? 0;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The database could not be written anew; traces of deleted rows may remain in it")]
        public static partial void NotRewritten(ILogger logger, Exception exception);
    }
}
