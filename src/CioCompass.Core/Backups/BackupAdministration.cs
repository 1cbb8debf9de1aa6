using CioCompass.Core.Accounts;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Limits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CioCompass.Core.Backups;

/// <summary>The backups as an administrator manages them; everybody else gets nothing, and a row in the audit log.</summary>
/// <param name="backups">Null where the database's own server makes the backups.</param>
public sealed partial class BackupAdministration(
    IDbContextFactory<CompassDbContext> contexts, DataDirectory data, AdministratorGate gate, AuditLog audit, TimeProvider clock,
    ILogger<BackupAdministration> logger, BackupService? backups = null)
{
    /// <summary>Rows of the audit log that are looked through for earlier checks; more than there are backups.</summary>
    private const int ChecksRead = 200;

    private const string Unreadable = "unreadable";

    private readonly OnceOnly<BackupOutcome> asked = new(clock);
    private int working;

    /// <summary>Whether this program makes the backups; otherwise the database's server does, and there is nothing to manage here.</summary>
    public bool IsOwn => backups is not null;

    /// <summary>One is being made at this moment, by whomever.</summary>
    public bool IsBusy => Volatile.Read(ref working) == 1;

    /// <returns>Null for anybody but an administrator, and where the program makes none.</returns>
    public async Task<BackupList?> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (backups is null || !await gate.AdmitsAsync(actor, "backups", null, cancellationToken))
        {
            return null;
        }

        var files = backups.Files();
        var checks = await ChecksAsync(cancellationToken);
        var daily = BackupRotation.Daily([.. files.Select(f => f.MadeAt)]);
        return new BackupList(data.Backups,
        [
            .. files.Select(f => new BackupItem(f, SizeOf(f), !daily.Contains(f.MadeAt), checks.GetValueOrDefault(f.Name))),
        ]);
    }

    /// <summary>Makes one now, away from the caller's thread; it goes on when the page that asked is left.</summary>
    /// <param name="id">Chosen by the page: the same one again makes no other.</param>
    public Task<BackupOutcome> MakeAsync(Guid id, Actor actor) =>
        asked.RunAsync($"{actor.UserId} {id}", () => MakeAsync(actor), outcome => outcome == BackupOutcome.Done);

    private async Task<BackupOutcome> MakeAsync(Actor actor)
    {
        if (backups is null || !await gate.AdmitsAsync(actor, "make backup", null, CancellationToken.None))
        {
            return BackupOutcome.NotAllowed;
        }

        if (Interlocked.Exchange(ref working, 1) == 1)
        {
            return BackupOutcome.Busy;
        }

        try
        {
            var file = await backups.BackUpAsync(BackupKind.ByHand, CancellationToken.None);
            await NoteAsync(AuditAction.BackupMade, actor, Path.GetFileName(file));
            return BackupOutcome.Done;
        }
        catch (StartupException e)
        {
            Log.Failed(logger, e);
            return BackupOutcome.Failed;
        }
        finally
        {
            Volatile.Write(ref working, 0);
        }
    }

    /// <summary>Checks every page, index and reference of a backup; what was found is written to the audit log.</summary>
    /// <returns>Null where there is no such backup, or it is not the reader's to check.</returns>
    public async Task<BackupCheck?> VerifyAsync(string name, Actor actor)
    {
        if (await FindAsync(name, "verify backup", actor, CancellationToken.None) is not { } file)
        {
            return null;
        }

        DatabaseState? state;
        try
        {
            await using var db = await contexts.CreateDbContextAsync();
            string[] known = [.. db.Database.GetMigrations()];

            // SQLite's calls are synchronous; a large database must not hold a circuit.
            state = await Task.Run(() => DatabaseFile.Examine(file.Path, known, thorough: true));
        }
        catch (StartupException e)
        {
            Log.Unreadable(logger, e);
            state = null;
        }

        await NoteAsync(AuditAction.BackupVerified, actor, $"{file.Name} {state?.ToString() ?? Unreadable}");
        return new BackupCheck(clock.GetUtcNow().UtcDateTime, state);
    }

    /// <summary>A backup to download, which is written to the audit log. A name that is not in the list is none: it is never a path.</summary>
    public async Task<BackupFile?> DownloadAsync(string name, Actor actor, CancellationToken cancellationToken)
    {
        var file = await FindAsync(name, "download backup", actor, cancellationToken);
        if (file is not null)
        {
            await NoteAsync(AuditAction.BackupDownloaded, actor, file.Name);
        }

        return file;
    }

    private static long SizeOf(BackupFile file)
    {
        try
        {
            return new FileInfo(file.Path).Length;
        }
        catch (FileNotFoundException)
        {
            // Rotated away since the folder was read.
            return 0;
        }
    }

    private async Task<BackupFile?> FindAsync(string name, string what, Actor actor, CancellationToken cancellationToken) =>
        backups is not null && await gate.AdmitsAsync(actor, what, null, cancellationToken)
            ? backups.Files().FirstOrDefault(f => f.Name == name)
            : null;

    private async Task<Dictionary<string, BackupCheck>> ChecksAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.AuditEntries.Where(e => e.Action == AuditAction.BackupVerified)
            .OrderByDescending(e => e.Id).Take(ChecksRead).Select(e => new { e.At, e.Detail }).ToListAsync(cancellationToken);
        return rows.Select(r => (r.At, Parts: r.Detail.Split(' '))).Where(r => r.Parts.Length == 2).DistinctBy(r => r.Parts[0])
            .ToDictionary(
                r => r.Parts[0], r => new BackupCheck(r.At, Enum.TryParse<DatabaseState>(r.Parts[1], out var state) ? state : null),
                StringComparer.Ordinal);
    }

    private Task NoteAsync(AuditAction action, Actor actor, string detail) =>
        audit.WriteAsync(action, actor.UserId, actor.DisplayName, null, detail, CancellationToken.None);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A backup that was asked for could not be made")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Warning, "A backup could not be read")]
        public static partial void Unreadable(ILogger logger, Exception exception);
    }
}
