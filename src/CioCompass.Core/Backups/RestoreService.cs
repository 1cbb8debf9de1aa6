using System.Globalization;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Files;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Backups;

/// <summary>Puts a backup in the database's place.</summary>
public sealed class RestoreService(IDbContextFactory<CompassDbContext> contexts, DataDirectory data, TimeProvider clock)
{
    private static readonly string[] SideFiles = ["-wal", "-shm"];
    private static readonly string[] WithSideFiles = ["", .. SideFiles];

    /// <summary>
    /// All or nothing; the caller holds the <see cref="DirectoryLock"/>. At no moment is there no database under its name, since a start
    /// after a power cut would take that for a first start.
    /// </summary>
    /// <returns>Where a copy of the replaced database is now; null where there was none.</returns>
    /// <exception cref="StartupException">The file is no sound backup, or it cannot be copied; the database is as it was.</exception>
    public async Task<string?> RestoreAsync(string file, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        string[] known = [.. db.Database.GetMigrations()];
        if (Refusal(DatabaseFile.Examine(file, known, thorough: true)) is { } reason)
        {
            throw new StartupException($"{file} {reason}. Nothing has been changed.");
        }

        var incoming = data.Database + ".restoring";
        try
        {
            DatabaseCopy.Write(file, incoming, known);
            var replaced = KeepReplaced();

            // The old log must be gone before the new file has its name: SQLite would play it into the wrong database.
            foreach (var part in SideFiles)
            {
                File.Delete(data.Database + part);
            }

            File.Move(incoming, data.Database, overwrite: true);
            return replaced;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"{file} could not be restored: {e.Message} The database is as it was.", e);
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    private static string? Refusal(DatabaseState state) => state switch
    {
        DatabaseState.Missing => "does not exist or is empty",
        DatabaseState.Damaged => "is damaged, or no database",
        DatabaseState.Foreign => "is a database of another program",
        DatabaseState.Newer => "was made by a later version of CIO Compass; restore it with that version",
        _ => null,
    };

    private string? KeepReplaced()
    {
        if (!File.Exists(data.Database))
        {
            return null;
        }

        EmptyLog();
        var stamp = clock.GetUtcNow().UtcDateTime.ToString(BackupFile.TimeFormat, CultureInfo.InvariantCulture);
        var replaced = $"{data.Database}.replaced-{stamp}";
        try
        {
            foreach (var part in WithSideFiles.Where(part => File.Exists(data.Database + part)))
            {
                File.Copy(data.Database + part, replaced + part, overwrite: true);
            }
        }
        catch (IOException)
        {
            // A disk without room for it: half a copy is worse than none.
            foreach (var part in WithSideFiles)
            {
                File.Delete(replaced + part);
            }

            throw;
        }

        return replaced;
    }

    /// <summary>Moves what the log holds into the database, so that nothing of it is lost with the log. A damaged one is kept with its log.</summary>
    private void EmptyLog()
    {
        try
        {
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder(CompassDatabase.ConnectionString(data.Database)) { Pooling = false }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            command.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // What is being replaced may be past reading; that is what restoring is for.
        }
    }
}
