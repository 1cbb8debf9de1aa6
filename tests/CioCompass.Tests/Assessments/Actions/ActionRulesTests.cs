using CioCompass.Core.Assessments.Actions;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;

namespace CioCompass.Tests.Assessments.Actions;

public sealed class ActionRulesTests
{
    private static readonly ActionContent Good = new("Publish the portfolio", "Architecture", new DateOnly(2026, 4, 1), ActionStatus.Open, "");

    [Fact]
    public void An_action_of_the_largest_size_is_stored() =>
        Assert.Empty(ActionRules.ErrorsIn(Good with { Title = new string('t', 200), Owner = new string('o', 200), Note = new string('n', 4000) }));

    [Fact]
    public void An_action_needs_neither_owner_nor_day_nor_note() =>
        Assert.Empty(ActionRules.ErrorsIn(ActionContent.Empty with { Title = "t" }));

    [Fact]
    public void Every_error_is_said_at_once()
    {
        var bad = new ActionContent(new string('t', 201), new string('o', 201), new DateOnly(26, 4, 1), (ActionStatus)9, new string('n', 4001));

        Assert.Equal(
            [ActionError.TitleTooLong, ActionError.OwnerTooLong, ActionError.NoteTooLong, ActionError.DueOutOfRange, ActionError.StatusUnknown],
            ActionRules.ErrorsIn(bad));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n ")]
    [InlineData("\u0000\u001b\ud83d")]
    public void A_title_of_nothing_that_one_can_read_is_missing(string title) =>
        Assert.Equal([ActionError.TitleMissing], ActionRules.ErrorsIn((Good with { Title = title }).Cleaned()));

    [Theory]
    [InlineData("1999-12-31", false)]
    [InlineData("2000-01-01", true)]
    [InlineData("2100-12-31", true)]
    [InlineData("2101-01-01", false)]
    public void A_due_date_lies_between_2000_and_2100(string day, bool holds) =>
        Assert.Equal(holds, ActionRules.ErrorsIn(Good with { DueOn = DateOnly.Parse(day, Cultures.English) }).Count == 0);
}
