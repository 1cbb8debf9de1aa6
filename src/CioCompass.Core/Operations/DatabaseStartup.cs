using CioCompass.Core.Backups;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Content;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace CioCompass.Core.Operations;

/// <summary>
/// Brings the database to the state that this version of the program needs, in an order in which nothing can be lost: look at the
/// file, back it up if it is about to change, migrate, load the content. The caller holds the <see cref="DirectoryLock"/>.
/// </summary>
public sealed partial class DatabaseStartup(
    IDbContextFactory<CompassDbContext> contexts, DataDirectory data, BackupService backups, ContentLoader content,
    ILogger<DatabaseStartup> logger) : IDatabaseStartup
{
    /// <summary>Time that a migration may take before the program gives up.</summary>
    public static readonly TimeSpan MigrationTimeout = TimeSpan.FromSeconds(60);

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        DatabaseCopy.RemoveUnfinished(data.Backups);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var state = DatabaseFile.Examine(data.Database, [.. db.Database.GetMigrations()], thorough: false);
        if (Refusal(state) is { } refusal)
        {
            throw new StartupException(refusal);
        }

        try
        {
            await MigrateAsync(db, state, cancellationToken);

            // A restored copy is not in WAL mode, a new database is.
            await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode=WAL", cancellationToken);
            await content.LoadAsync(cancellationToken);
        }
        catch (Exception e) when (SqliteCause(e) is { } cause)
        {
            throw new StartupException($"The database {data.Database} cannot be written to: {cause.Message}", e);
        }
    }

    public Task RequireAsync(CancellationToken cancellationToken) =>
        File.Exists(data.Database)
            ? Task.CompletedTask
            : throw new StartupException($"There is no database in {data.Root} yet. Start the program once first, without a command.");

    private static SqliteException? SqliteCause(Exception e) => e as SqliteException ?? (e as DbUpdateException)?.InnerException as SqliteException;

    private async Task MigrateAsync(CompassDbContext db, DatabaseState state, CancellationToken cancellationToken)
    {
        var due = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (due.Count == 0)
        {
            return;
        }

        if (state == DatabaseState.Sound)
        {
            Log.BackedUp(logger, await backups.BackUpAsync(BackupKind.Migration, cancellationToken));
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(MigrationTimeout);
        try
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
            await using (timeout.Token.Register(() => Interrupt(db)))
            {
                if (!await NewSchema.TryCreateAsync(db, timeout.Token))
                {
                    await ClearStaleMigrationLockAsync(db, timeout.Token);
                    await db.Database.MigrateAsync(timeout.Token);
                }
            }

            Log.Migrated(logger, due.Count);
        }
        catch (Exception e) when (e is SqliteException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new StartupException(
                $"The database {data.Database} could not be brought to this version: {e.Message}"
                + (state == DatabaseState.Sound ? $" A backup from before is in {data.Backups}." : ""), e);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>SQLite's commands do not look at a cancellation token; this ends the one that runs, and its transaction is rolled back.</summary>
    private static void Interrupt(CompassDbContext db)
    {
        if (((SqliteConnection)db.Database.GetDbConnection()).Handle is { } handle)
        {
            raw.sqlite3_interrupt(handle);
        }
    }

    /// <summary>
    /// EF Core marks a running migration by a row and waits for ever while there is one. A program that was killed leaves it; since the
    /// directory's lock says that nobody else is here, it is a leftover.
    /// </summary>
    private static async Task ClearStaleMigrationLockAsync(CompassDbContext db, CancellationToken cancellationToken)
    {
        var exists = await db.Database
            .SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken);
        if (exists == 1)
        {
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancellationToken);
        }
    }

    private string? Refusal(DatabaseState state) => state switch
    {
        DatabaseState.Damaged =>
            $"The database {data.Database} is damaged. It has not been touched. Restore a backup with `ciocompass restore FILE`; there are "
            + $"{backups.Made().Count} in {data.Backups}.",
        DatabaseState.Foreign => $"{data.Database} is not a database of CIO Compass. It has not been touched.",
        DatabaseState.Newer =>
            $"The database {data.Database} was written by a later version of CIO Compass. Start that version, or restore an earlier backup.",
        _ => null,
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Backed up the database to {File} before migrating it")]
        public static partial void BackedUp(ILogger logger, string file);

        [LoggerMessage(LogLevel.Information, "Applied {Count} migrations")]
        public static partial void Migrated(ILogger logger, int count);
    }
}
