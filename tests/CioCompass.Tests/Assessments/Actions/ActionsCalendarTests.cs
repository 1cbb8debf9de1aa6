using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Questions;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CioCompass.Tests.Assessments.Actions;

public sealed class ActionsCalendarTests
{
    private static readonly QuestionSetView Questions = Results.ResultsExample.View([("initiatives", Results.ResultsExample.Rated(2))]).QuestionSet;
    private static readonly DateTime Made = new(2026, 3, 2, 9, 30, 0, DateTimeKind.Utc);
    private static readonly Guid Id = new("0197a6f0-0000-7000-8000-000000000001");

    [Fact]
    public void A_due_action_is_an_event_of_that_whole_day_which_leaves_the_day_free()
    {
        using var english = new InCulture("en");

        var calendar = Write(Action("Publish", due: new DateOnly(2026, 12, 31), note: "With care"));

        var one = Assert.Single(calendar.Events);
        Assert.Equal(("20261231", "20270101"), (one["DTSTART;VALUE=DATE"], one["DTEND;VALUE=DATE"]));
        Assert.Equal(("TRANSPARENT", "Publish"), (one["TRANSP"], one["SUMMARY"]));
        Assert.Equal(
            "Status: to do\nOwner: no owner yet\nQuestion: en\nFrom: Workshop, Dijle\n\nWith care", CalendarFile.Text(one["DESCRIPTION"]));
        Assert.Equal($"https://compass.example.org/actions?assessment={Guid.Empty}#action-{Id}", one["URL"]);
        Assert.Equal(("2.0", "Action plan"), (calendar.ValueOf("VERSION"), calendar.ValueOf("X-WR-CALNAME")));
        Assert.DoesNotContain(calendar.Lines, l => l.Value is "VALARM" or "VTODO" or "VTIMEZONE");
    }

    [Fact]
    public void An_action_without_a_day_has_no_place_in_it() =>
        Assert.Equal(["b"], Write(Action("a", due: null), Action("b", due: ActionExample.Today)).Events.Select(e => e["SUMMARY"]));

    [Fact]
    public void An_empty_plan_is_still_a_calendar() => Assert.Empty(Write().Events);

    [Fact]
    public void Importing_a_later_file_updates_the_event()
    {
        var before = Write(Action("a", ActionExample.Today)).Events[0];
        var same = Write(Action("a", ActionExample.Today)).Events[0];
        var after = Write(Action("b", ActionExample.Today) with { UpdatedAt = Made.AddMinutes(2) }).Events[0];

        Assert.Equal(before, same);
        Assert.Equal($"{Id}@cio-compass", after["UID"]);
        Assert.Equal(before["UID"], after["UID"]);
        Assert.True(int.Parse(after["SEQUENCE"], Cultures.English) > int.Parse(before["SEQUENCE"], Cultures.English));
        Assert.Equal(("20260302T093000Z", "20260302T093200Z"), (before["LAST-MODIFIED"], after["LAST-MODIFIED"]));
        Assert.Equal(before["CREATED"], after["CREATED"]);
    }

    [Theory]
    [InlineData("nl", "Status: gedaan\nEigenaar: HR", "Actieplan")]
    [InlineData("fr", "Statut\u00a0: faite\nResponsable\u00a0: HR", "Plan d’action")]
    public void Its_words_are_in_the_readers_language(string language, string start, string name)
    {
        using var culture = new InCulture(language);
        var done = Action("a", ActionExample.Today);

        var calendar = Write(done with { Content = done.Content with { Status = ActionStatus.Done, Owner = "HR" } });

        Assert.StartsWith(start, CalendarFile.Text(calendar.Events[0]["DESCRIPTION"]));
        Assert.Equal(name, calendar.ValueOf("X-WR-CALNAME"));
    }

    [Theory]
    [InlineData("a\nEND:VEVENT\nBEGIN:VEVENT\nUID:evil\nSUMMARY:evil")]
    [InlineData("one, two; three \\n four \\ : \"five\"")]
    [InlineData("\\")]
    [InlineData("ends in a space \n and \\,\\;")]
    [InlineData("\u2028\u2029\u0085 😀👩‍👩‍👧‍👦 日本語 ÄÖÜ \tTab")]
    public void No_text_breaks_out_of_its_line(string hostile)
    {
        using var english = new InCulture("en");
        var content = new ActionContent(hostile, hostile, ActionExample.Today, ActionStatus.Open, hostile).Cleaned();

        var calendar = Write(Action("", null) with { Content = content, AssessmentTitle = content.Title });

        var one = Assert.Single(calendar.Events);
        Assert.Equal(content.Title, CalendarFile.Text(one["SUMMARY"]));
        Assert.EndsWith("\n\n" + content.Note, CalendarFile.Text(one["DESCRIPTION"]));
        Assert.Equal($"{Id}@cio-compass", one["UID"]);
    }

    /// <summary>Every length there is, so that a fold falls on each place of a character once.</summary>
    [Property(Arbitrary = [typeof(Letters)], MaxTest = 300)]
    public bool Any_text_comes_back_as_it_was(string text)
    {
        var content = new ActionContent("a" + text, "", ActionExample.Today, ActionStatus.Open, "b" + text).Cleaned();

        var one = Write(Action("", null) with { Content = content }).Events[0];

        return CalendarFile.Text(one["SUMMARY"]) == content.Title
            && CalendarFile.Text(one["DESCRIPTION"]).EndsWith("\n\n" + content.Note, StringComparison.Ordinal);
    }

    private static CalendarFile Write(params ActionView[] actions) =>
        CalendarFile.Read(ActionsCalendar.Write(actions, Questions, new Uri("https://compass.example.org")));

    private static ActionView Action(string title, DateOnly? due, string note = "") => new(
        Id, Guid.Empty, "Workshop", Guid.Empty, "Dijle", "initiatives", ActionOrigin.Gap,
        new ActionContent(title, "", due, ActionStatus.Open, note), Made, Made, "Bram", null, Guid.Empty);

    private static class Letters
    {
        public static Arbitrary<string> Text() => Gen.Elements("a", "é", "日", "😀", ",", ";", "\\", "\n", " ", ":", "\"")
            .ArrayOf().Select(string.Concat).ToArbitrary();
    }
}
