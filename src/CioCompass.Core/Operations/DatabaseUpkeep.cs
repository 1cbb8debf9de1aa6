using CioCompass.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CioCompass.Core.Operations;

/// <summary>Keeps the write-ahead log small.</summary>
public sealed partial class DatabaseUpkeep(IDbContextFactory<CompassDbContext> contexts, ILogger<DatabaseUpkeep> logger)
{
    private const int CheckpointTries = 40;
    private static readonly TimeSpan CheckpointPause = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Writes the whole database anew, so that nothing of deleted rows stays in it: with <c>secure_delete</c> alone, bytes of a row that
    /// was moved between pages before it was deleted can remain. Others wait meanwhile; ten thousand assessments take seconds.
    /// </summary>
    /// <returns>False where it could not be done, for want of room or because somebody read all the time; what is deleted stays deleted.</returns>
    /// <remarks>It follows a commit, so it takes no cancellation: a page that goes away must not leave traces behind.</remarks>
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

        return await EmptyLogAsync();
    }

    /// <summary>
    /// Empties the write-ahead log, which still holds the pages as they were before. Somebody who reads at that moment is waited for;
    /// what could not be done in about two seconds is done by the next checkpoint.
    /// </summary>
    /// <returns>Whether the log is empty now.</returns>
    /// <remarks>It follows a commit, so it takes no cancellation: a page that goes away must not leave traces behind.</remarks>
    public async Task<bool> EmptyLogAsync()
    {
        for (var attempt = 1; attempt <= CheckpointTries; attempt++)
        {
            if (await CheckpointAsync(CancellationToken.None))
            {
                return true;
            }

            // Real time also under a test's clock: it waits for other connections, not for an hour of the day.
            await Task.Delay(CheckpointPause);
        }

        return false;
    }

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

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The database could not be written anew; traces of deleted rows may remain in it")]
        public static partial void NotRewritten(ILogger logger, Exception exception);
    }
}
