using CioCompass.Core.Backups;
using CioCompass.Core.Text;

namespace CioCompass.Web.Features.Backups;

/// <summary>The words about backups.</summary>
public static class BackupTexts
{
    private const double Kilobyte = 1024;

    public static string KindOf(BackupItem item) => item.File.Kind switch
    {
        BackupKind.ByHand => BackupStrings.KindByHand,
        BackupKind.Migration => BackupStrings.KindMigration,
        _ => item.IsWeekly ? BackupStrings.KindWeekly : BackupStrings.KindDaily,
    };

    /// <summary>In the largest unit that fits, rounded down: minutes, hours or days.</summary>
    public static string Ago(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => BackupStrings.AgoNow,
        { TotalHours: < 1 } => BackupStrings.AgoMinutes.Fill((int)age.TotalMinutes),
        { TotalDays: < 1 } => BackupStrings.AgoHours.Fill((int)age.TotalHours),
        _ => BackupStrings.AgoDays.Fill((int)age.TotalDays),
    };

    /// <param name="bytes">Shown in kilobytes or megabytes of 1,024.</param>
    public static string Size(long bytes) => bytes < Kilobyte * Kilobyte
        ? BackupStrings.Kilobytes.Fill(Math.Ceiling(bytes / Kilobyte))
        : BackupStrings.Megabytes.Fill(bytes / Kilobyte / Kilobyte);

    /// <summary>Every backup was checked when it was made; some were again.</summary>
    public static string Of(BackupCheck? check) => check switch
    {
        null => BackupStrings.CheckedWhenMade,
        { State: DatabaseState.Sound } => BackupStrings.CheckedAt.Fill(Moments.DayAndTime(check.At)),
        _ => BackupStrings.FailedAt.Fill(Moments.DayAndTime(check.At)),
    };

    public static string CheckClass(BackupCheck? check) => check switch
    {
        null => "",
        { State: DatabaseState.Sound } => "tag-accent",
        _ => "tag-contrast",
    };

    /// <summary>The sentence after a check.</summary>
    public static string Found(string name, BackupCheck check) => (check.State switch
    {
        DatabaseState.Sound => BackupStrings.FoundSound,
        DatabaseState.Newer => BackupStrings.FoundNewer,
        null => BackupStrings.FoundUnreadable,
        _ => BackupStrings.FoundDamaged,
    }).Fill(name);

    public static string Of(BackupOutcome outcome) => outcome switch
    {
        BackupOutcome.Done => BackupStrings.Made,
        BackupOutcome.Busy => BackupStrings.Busy,
        BackupOutcome.Failed => BackupStrings.Failed,
        _ => BackupStrings.NotAllowed,
    };
}
