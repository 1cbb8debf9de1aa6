using CioCompass.Core.Backups;
using FsCheck;
using FsCheck.Xunit;

namespace CioCompass.Tests.Backups;

public sealed class BackupRotationTests
{
    private static readonly DateTime Monday = new(2026, 3, 2, 9, 30, 0, DateTimeKind.Utc);

    [Fact]
    public void After_two_months_of_daily_backups_seven_days_and_four_weeks_remain()
    {
        var made = Enumerable.Range(0, 60).Select(day => Monday.AddDays(-day)).ToList();

        var kept = made.Except(BackupRotation.Superfluous(made)).Order();

        // Monday 2 March is of a week of its own; the three weeks before it are kept by their Sundays, of which the latest is a day too.
        Assert.Equal([.. new[] { -15, -8, -6, -5, -4, -3, -2, -1, 0 }.Select(day => Monday.AddDays(day))], kept);
    }

    [Fact]
    public void Of_several_backups_of_one_day_the_latest_is_kept()
    {
        Assert.Equal([Monday, Monday.AddHours(2)], BackupRotation.Superfluous([Monday, Monday.AddHours(2), Monday.AddHours(5)]).Order());
    }

    [Property]
    public bool Any_backups_leave_the_latest_and_at_most_seven_and_four(int[] hours)
    {
        var made = Times(hours);

        var kept = made.Except(BackupRotation.Superfluous(made)).ToList();

        return kept.Count <= BackupRotation.Days + BackupRotation.Weeks && (made.Count == 0 || kept.Contains(made.Max()));
    }

    [Property]
    public bool Rotating_again_removes_nothing_more(int[] hours)
    {
        var made = Times(hours);

        return BackupRotation.Superfluous([.. made.Except(BackupRotation.Superfluous(made))]).Count == 0;
    }

    [Property]
    public bool The_latest_of_each_of_the_last_seven_days_with_a_backup_is_kept(int[] hours)
    {
        var made = Times(hours);
        var daily = made.GroupBy(at => at.Date).OrderByDescending(day => day.Key).Take(BackupRotation.Days).Select(day => day.Max());

        return !BackupRotation.Superfluous(made).Intersect(daily).Any();
    }

    private static List<DateTime> Times(int[] hours) => [.. hours.Select(h => Monday.AddHours(h % 5000)).Distinct()];
}
