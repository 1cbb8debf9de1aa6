namespace CioCompass.Core.Assessments.Actions;

/// <summary>Groups of the plan, the most urgent first.</summary>
public enum DueGroup
{
    Overdue = 0,

    /// <summary>Due from today to <see cref="DueGroups.SoonDays"/> days from now.</summary>
    Soon = 1,
    Later = 2,
    NoDate = 3,

    /// <summary>Done or dropped, whenever it was due.</summary>
    Closed = 4,
}

public static class DueGroups
{
    public const int SoonDays = 30;

    /// <summary>On the day itself an action is not overdue.</summary>
    public static DueGroup Of(DateOnly? due, bool isClosed, DateOnly today) => (isClosed, due) switch
    {
        (true, _) => DueGroup.Closed,
        (_, null) => DueGroup.NoDate,
        (_, { } day) when day < today => DueGroup.Overdue,
        (_, { } day) => day.DayNumber - today.DayNumber <= SoonDays ? DueGroup.Soon : DueGroup.Later,
    };
}
