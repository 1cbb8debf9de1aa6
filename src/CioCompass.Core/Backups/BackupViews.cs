namespace CioCompass.Core.Backups;

/// <param name="Size">Bytes.</param>
/// <param name="IsWeekly">Kept for its week: later days have used up the daily places.</param>
/// <param name="Checked">The last time that it was checked after it had been made; null where it has not been. Every backup was checked
/// when it was made.</param>
public sealed record BackupItem(BackupFile File, long Size, bool IsWeekly, BackupCheck? Checked);

/// <param name="At">UTC.</param>
/// <param name="State">Of a file that could not be read nothing is known: null.</param>
public sealed record BackupCheck(DateTime At, DatabaseState? State);

/// <param name="Folder">Where they are.</param>
/// <param name="Items">The latest first.</param>
public sealed record BackupList(string Folder, IReadOnlyList<BackupItem> Items);

public enum BackupOutcome
{
    Done,
    NotAllowed,

    /// <summary>One is being made at this moment.</summary>
    Busy,

    /// <summary>There is no room for it, or the folder cannot be written to; those from before are all still there.</summary>
    Failed,
}
