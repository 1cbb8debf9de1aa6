using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace CioCompass.Core.Assessments.Actions;

/// <summary>
/// The plan as a calendar (RFC 5545), in the current culture's language. Each action with a due date is an event of that whole day, not
/// a to-do: Google's calendar ignores VTODO, Apple's shows none in its calendar and Outlook imports none from a file, while all three
/// show a day-long VEVENT. It leaves its day free (TRANSPARENT) and rings no alarm.
/// </summary>
public static class ActionsCalendar
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <param name="questions">For the texts.</param>
    /// <param name="site">Address of this installation; each event links to its action under it.</param>
    /// <returns>Events in the order given; an action without a day, or carried over into a later assessment, has no place in a calendar and is left out.</returns>
    public static byte[] Write(IEnumerable<ActionView> actions, QuestionSetView questions, Uri site)
    {
        var calendar = new Calendar { ProductId = "-//CIO Compass//Action plan//EN" };
        calendar.AddProperty("X-WR-CALNAME", ActionStrings.CalendarName);
        calendar.Events.AddRange(
            from action in actions
            where action.Content.DueOn is not null && !action.IsContinued
            select Event(action, action.Content.DueOn!.Value, questions, site));
        return CalendarLines.Fold(new CalendarSerializer().SerializeToString(calendar)!);
    }

    private static CalendarEvent Event(ActionView action, DateOnly due, QuestionSetView questions, Uri site) => new()
    {
        // The same in every file, so that importing a second time updates the event instead of doubling it.
        Uid = $"{action.Id}@cio-compass",
        Sequence = Revision(action),
        DtStamp = new CalDateTime(action.UpdatedAt),
        Created = new CalDateTime(action.CreatedAt),
        LastModified = new CalDateTime(action.UpdatedAt),
        Start = new CalDateTime(due),
        End = new CalDateTime(due.AddDays(1)),
        Transparency = TransparencyType.Transparent,
        Summary = action.Content.Title,
        Description = Description(action, questions),
        Url = new Uri(site, $"/actions?assessment={action.AssessmentId}#action-{action.Id}"),
    };

    /// <summary>
    /// A number that grows with every change, without being counted: the seconds that the action was changed after it was made.
    /// </summary>
    private static int Revision(ActionView action) => (int)Math.Max(0, (action.UpdatedAt - action.CreatedAt).TotalSeconds);

    private static string Description(ActionView action, QuestionSetView questions)
    {
        string?[] lines =
        [
            ActionStrings.CalendarStatus.Fill(ActionTexts.Of(action.Content.Status)),
            ActionStrings.CalendarOwner.Fill(action.Content.Owner.Length > 0 ? action.Content.Owner : ActionStrings.NoOwner),
            ActionTexts.Question(action, questions) is { Length: > 0 } question ? ActionStrings.CalendarQuestion.Fill(question) : null,
            ActionStrings.CalendarAssessment.Fill(action.AssessmentTitle, action.OrganisationName),
            action.Content.Note.Length > 0 ? "\n" + action.Content.Note : null,
        ];
        return string.Join('\n', lines.OfType<string>());
    }
}
