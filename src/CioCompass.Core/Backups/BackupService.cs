using CioCompass.Core.Data;
using CioCompass.Core.Data.Files;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Backups;

/// <summary>Copies of the database: made while it is in use, and checked before they count.</summary>
public sealed class BackupService(IDbContextFactory<CompassDbContext> contexts, DataDirectory data, BackupMetrics metrics, TimeProvider clock)
{
    /// <summary>The backups in the data directory, the latest first.</summary>
    public IReadOnlyList<BackupFile> Files() =>
        [.. Directory.EnumerateFiles(data.Backups, BackupFile.SearchPattern).Select(BackupFile.Of).OfType<BackupFile>().OrderByDescending(f => f.MadeAt)];

    /// <summary>Their UTC times.</summary>
    public IReadOnlyList<DateTime> Made() => [.. Files().Select(f => f.MadeAt)];

    /// <summary>Age of the latest backup in the data directory; null where there is none.</summary>
    public TimeSpan? Age() => Made() is [var latest, ..] ? clock.GetUtcNow().UtcDateTime - latest : null;

    /// <summary>Makes a backup in the data directory and removes those that <see cref="BackupRotation"/> no longer keeps.</summary>
    /// <exception cref="StartupException">No backup could be made; those from before are all still there.</exception>
    public async Task<string> BackUpAsync(BackupKind kind, CancellationToken cancellationToken)
    {
        DatabaseCopy.RemoveUnfinished(data.Backups);
        var file = BackupFile.In(data.Backups, clock.GetUtcNow().UtcDateTime, kind).Path;
        try
        {
            await BackUpToAsync(file, cancellationToken);
        }
        catch (StartupException)
        {
            metrics.BackupFailed();
            throw;
        }

        metrics.BackupMade();
        var files = Files();
        var superfluous = BackupRotation.Superfluous([.. files.Select(f => f.MadeAt)]);
        foreach (var old in files.Where(f => superfluous.Contains(f.MadeAt)))
        {
            File.Delete(old.Path);
        }

        return file;
    }

    /// <summary>Makes a backup and removes all from before, whatever <see cref="BackupRotation"/> would keep.</summary>
    /// <returns>How many were removed.</returns>
    /// <exception cref="StartupException">No backup could be made; those from before are all still there.</exception>
    public async Task<int> ReplaceAllAsync(CancellationToken cancellationToken)
    {
        var fresh = await BackUpAsync(BackupKind.ByHand, cancellationToken);
        var earlier = Files().Select(f => f.Path).Where(file => file != fresh).ToList();
        foreach (var file in earlier)
        {
            File.Delete(file);
        }

        return earlier.Count;
    }

    /// <summary>Makes a backup if the last one is older than a day.</summary>
    /// <returns>The file; null where none was due.</returns>
    public async Task<string?> BackUpIfDueAsync(CancellationToken cancellationToken)
    {
        var last = Made().FirstOrDefault();
        return clock.GetUtcNow().UtcDateTime - last < TimeSpan.FromDays(1) ? null : await BackUpAsync(BackupKind.Daily, cancellationToken);
    }

    /// <summary>Writes a checked copy to a file, in place of an earlier copy there.</summary>
    /// <exception cref="StartupException">
    /// The name belongs to the running database or to something that is no copy of one, or the copy cannot be made; nothing has changed.
    /// </exception>
    public async Task BackUpToAsync(string file, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        string[] known = [.. db.Database.GetMigrations()];
        RequireFree(file, known);

        // SQLite's calls are synchronous; a large database must not hold a request's thread.
        await Task.Run(() => DatabaseCopy.Write(data.Database, file, known), cancellationToken);
    }

    /// <summary>A slip on the command line must cost neither the database nor somebody's document.</summary>
    private void RequireFree(string file, IReadOnlyCollection<string> known)
    {
        if (!File.Exists(file))
        {
            return;
        }

        var target = File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(file);
        if (string.Equals(target, Path.GetFullPath(data.Database), StringComparison.OrdinalIgnoreCase))
        {
            throw new StartupException($"{file} is the database itself. Give the backup another name.");
        }

        if (DatabaseFile.Examine(file, known, thorough: false) is DatabaseState.Damaged or DatabaseState.Foreign)
        {
            throw new StartupException($"{file} exists and is no backup of CIO Compass; it has not been touched. Give the backup another name.");
        }
    }
}
