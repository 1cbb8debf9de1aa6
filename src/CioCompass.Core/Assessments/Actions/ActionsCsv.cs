using System.Text.Json;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;

namespace CioCompass.Core.Assessments.Actions;

/// <summary>
/// The plan as a table for spreadsheets: a row per action. Names of columns, statuses and origins are the same in every language, so that
/// a sheet built on them holds; the question stands in the reader's language, and moments in the reader's zone, which the row names.
/// </summary>
public static class ActionsCsv
{
    private static readonly string[] Header =
    [
        "organisation", "assessment", "questionKey", "question", "origin", "title", "owner", "dueOn", "status", "overdue", "note",
        "createdAt", "updatedAt", "updatedBy", "closedAt", "timeZone", "id", "assessmentId",
    ];

    /// <param name="questions">For the texts; a question that it does not have keeps its key.</param>
    public static byte[] Write(IEnumerable<ActionView> actions, QuestionSetView questions, DateOnly today) => CsvDocument.ForPeople(
        Header,
        actions.Select(a => (IEnumerable<object?>)
        [
            a.OrganisationName, a.AssessmentTitle, a.QuestionKey, ActionTexts.Question(a, questions), Name(a.Origin), a.Content.Title,
            a.Content.Owner, a.Content.DueOn, a.IsContinued ? "carriedOver" : Name(a.Content.Status), a.IsOverdue(today), a.Content.Note,
            Moments.ForSheet(a.CreatedAt), Moments.ForSheet(a.UpdatedAt), a.UpdatedBy, a.ClosedAt is { } at ? Moments.ForSheet(at) : null,
            ReaderZone.Name, a.Id, a.AssessmentId,
        ]));

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
