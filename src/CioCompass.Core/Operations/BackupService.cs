using System.Globalization;
using CioCompass.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Operations;

/// <summary>Copies of the database: made while it is in use, checked before they count, put back in one step.</summary>
public sealed class BackupService(IDbContextFactory<CompassDbContext> contexts, DataDirectory data, TimeProvider clock)
{
    private const string NamePrefix = "ciocompass-";
    private const string NameFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const string Extension = ".db";

    /// <summary>UTC times of the backups in the data directory, the latest first.</summary>
    public IReadOnlyList<DateTime> Made() =>
        [.. Directory.EnumerateFiles(data.Backups, NamePrefix + "*" + Extension).Select(MadeAt).OfType<DateTime>().OrderDescending()];

    /// <summary>Makes a backup in the data directory and removes those that <see cref="BackupRotation"/> no longer keeps.</summary>
    public async Task<string> BackUpAsync(CancellationToken cancellationToken)
    {
        var file = FileOf(clock.GetUtcNow().UtcDateTime);
        await BackUpToAsync(file, cancellationToken);
        foreach (var superfluous in BackupRotation.Superfluous(Made().ToList()))
        {
            File.Delete(FileOf(superfluous));
        }

        return file;
    }

    /// <summary>Makes a backup if the last one is older than a day.</summary>
    /// <returns>The file; null where none was due.</returns>
    public async Task<string?> BackUpIfDueAsync(CancellationToken cancellationToken)
    {
        var last = Made().FirstOrDefault();
        return clock.GetUtcNow().UtcDateTime - last < TimeSpan.FromDays(1) ? null : await BackUpAsync(cancellationToken);
    }

    /// <summary>
    /// Writes a checked copy to a file. The name appears only when the copy is whole and sound: a full disk or a power cut leaves
    /// nothing behind that looks like a backup.
    /// </summary>
    /// <exception cref="StartupException">There is no room, the file cannot be written, or the copy does not pass its check.</exception>
    public async Task BackUpToAsync(string file, CancellationToken cancellationToken)
    {
        var unfinished = file + ".unfinished";
        try
        {
            File.Delete(unfinished);
            await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
            {
                await db.Database.ExecuteSqlAsync($"VACUUM INTO {unfinished}", cancellationToken);
            }

            if (DatabaseFile.Examine(unfinished, await KnownMigrationsAsync(cancellationToken), thorough: true) != DatabaseState.Sound)
            {
                throw new StartupException($"The copy for {file} did not pass its check; there is no backup. Look at the disk.");
            }

            File.Move(unfinished, file, overwrite: true);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"No backup could be written to {file}: {e.Message}", e);
        }
        finally
        {
            TryDelete(unfinished);
        }
    }

    /// <summary>
    /// Puts a backup in the database's place; the caller holds the <see cref="DirectoryLock"/>. The replaced database stays beside it.
    /// </summary>
    /// <returns>Where the replaced database is now; null where there was none.</returns>
    /// <exception cref="StartupException">The file is no sound backup, or it cannot be copied; nothing has changed.</exception>
    public async Task<string?> RestoreAsync(string file, CancellationToken cancellationToken)
    {
        var known = await KnownMigrationsAsync(cancellationToken);
        Refuse(file, DatabaseFile.Examine(file, known, thorough: true));

        var incoming = data.Database + ".restoring";
        try
        {
            File.Copy(file, incoming, overwrite: true);
            Refuse(incoming, DatabaseFile.Examine(incoming, known, thorough: true));
            return Exchange(incoming);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"{file} could not be restored: {e.Message} The database is as it was.", e);
        }
        finally
        {
            TryDelete(incoming);
        }
    }

    private static void Refuse(string file, DatabaseState state)
    {
        var reason = state switch
        {
            DatabaseState.Missing => "does not exist or is empty",
            DatabaseState.Damaged => "is damaged, or no database",
            DatabaseState.Foreign => "is a database of another program",
            DatabaseState.Newer => "was made by a later version of CIO Compass; restore it with that version",
            _ => null,
        };
        if (reason is not null)
        {
            throw new StartupException($"{file} {reason}. Nothing has been changed.");
        }
    }

    private static DateTime? MadeAt(string file) =>
        DateTime.TryParseExact(
            Path.GetFileNameWithoutExtension(file)[NamePrefix.Length..], NameFormat, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : null;

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (IOException)
        {
            // A leftover with this ending is never taken for a backup or a database.
        }
    }

    private string FileOf(DateTime at) =>
        Path.Combine(data.Backups, NamePrefix + at.ToString(NameFormat, CultureInfo.InvariantCulture) + Extension);

    private async Task<IReadOnlyList<string>> KnownMigrationsAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. db.Database.GetMigrations()];
    }

    private string? Exchange(string incoming)
    {
        var replaced = $"{data.Database}.replaced-{clock.GetUtcNow().UtcDateTime.ToString(NameFormat, CultureInfo.InvariantCulture)}";
        var exists = File.Exists(data.Database);
        foreach (var part in (string[])["", "-wal", "-shm"])
        {
            if (File.Exists(data.Database + part))
            {
                File.Move(data.Database + part, replaced + part, overwrite: true);
            }
        }

        File.Move(incoming, data.Database);
        return exists ? replaced : null;
    }
}
