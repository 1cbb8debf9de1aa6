using CioCompass.Core.Assessments.Actions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CioCompass.Tests.Assessments.Actions;

/// <summary>Properties that hold on any day for an action due on any other.</summary>
[Properties(Arbitrary = [typeof(Days)], MaxTest = 500)]
public sealed class DueGroupProperties
{
    [Property]
    public bool What_is_closed_is_closed_whenever_it_was_due(DateOnly? due, DateOnly today) =>
        DueGroups.Of(due, isClosed: true, today) == DueGroup.Closed;

    [Property]
    public bool An_action_is_in_the_overdue_group_exactly_when_it_is_overdue(DateOnly? due, bool isClosed, DateOnly today) =>
        (DueGroups.Of(due, isClosed, today) == DueGroup.Overdue) == Action(due, isClosed).IsOverdue(today);

    [Property]
    public bool Nothing_without_a_day_is_ever_overdue(bool isClosed, DateOnly today) => !Action(null, isClosed).IsOverdue(today);

    [Property]
    public bool What_is_due_later_never_comes_earlier(DateOnly one, DateOnly other, DateOnly today) =>
        one > other || DueGroups.Of(one, false, today) <= DueGroups.Of(other, false, today);

    [Property]
    public bool Time_only_makes_an_action_more_urgent(DateOnly due, DateOnly today) =>
        DueGroups.Of(due, false, today.AddDays(1)) <= DueGroups.Of(due, false, today);

    [Fact]
    public void The_borders_are_today_and_thirty_days_from_now()
    {
        var today = new DateOnly(2026, 3, 2);

        Assert.Equal(
            [DueGroup.Overdue, DueGroup.Soon, DueGroup.Soon, DueGroup.Later],
            ((int[])[-1, 0, 30, 31]).Select(days => DueGroups.Of(today.AddDays(days), false, today)));
    }

    private static ActionView Action(DateOnly? due, bool isClosed) => new(
        Guid.Empty, Guid.Empty, "", Guid.Empty, "", null, ActionOrigin.Own,
        ActionContent.Empty with { DueOn = due, Status = isClosed ? ActionStatus.Done : ActionStatus.Open },
        DateTime.UnixEpoch, DateTime.UnixEpoch, "", isClosed ? DateTime.UnixEpoch : null, Guid.Empty);

    private static class Days
    {
        public static Arbitrary<DateOnly> Day() =>
            Gen.Choose(-400, 400).Select(days => new DateOnly(2026, 3, 2).AddDays(days)).ToArbitrary();

        public static Arbitrary<DateOnly?> DayOrNone() =>
            Gen.Choose(-400, 500).Select(days => days > 400 ? (DateOnly?)null : new DateOnly(2026, 3, 2).AddDays(days)).ToArbitrary();
    }
}
