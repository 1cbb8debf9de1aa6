namespace CioCompass.Core.Backups;

/// <summary>Chooses the backups to keep: the latest of each of the last seven days that have one, and of each of the last four weeks.</summary>
public static class BackupRotation
{
    public const int Days = 7;
    public const int Weeks = 4;

    /// <summary>The backups that may go; the latest of all is never among them.</summary>
    public static IReadOnlyList<DateTime> Superfluous(IReadOnlyCollection<DateTime> made)
    {
        var latestFirst = made.OrderDescending().ToList();
        var daily = Daily(made);
        var weekly = latestFirst.DistinctBy(Week).Take(Weeks);
        return [.. latestFirst.Except(daily.Union(weekly))];
    }

    /// <summary>Backups kept for their day; any others are kept for their week.</summary>
    public static IReadOnlySet<DateTime> Daily(IReadOnlyCollection<DateTime> made) =>
        made.OrderDescending().DistinctBy(at => at.Date).Take(Days).ToHashSet();

    private static (int Year, int Week) Week(DateTime at) =>
        (System.Globalization.ISOWeek.GetYear(at), System.Globalization.ISOWeek.GetWeekOfYear(at));
}
