using System.Text.Json;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Workshops;

namespace CioCompass.Core.Reports.Travel;

/// <summary>
/// Reads a file that anybody may have written. It either gives a whole document, cleaned and within every limit, or what is wrong with
/// it; whether it fits this installation is <see cref="ContentCheck"/>'s to say.
/// </summary>
public static class DocumentReader
{
    /// <summary>Bytes.</summary>
    public const int LargestFile = 5 * 1024 * 1024;

    /// <summary>Objects and arrays within each other.</summary>
    public const int DeepestAllowed = 32;

    internal const int KeyMaxLength = Round.SubjectMaxLength;
    internal const int PersonMaxLength = 256;
    internal const int QuestionsAtMost = 500;
    internal const int WorkshopsAtMost = 200;
    internal const int RoundsAtMost = 1000;
    internal const int ActionsAtMost = 2000;
    internal const int HighestVersion = 1_000_000;

    private const int TextMaxLength = 4000;

    public static ReadResult Read(ReadOnlyMemory<byte> file)
    {
        var errors = new ImportErrors();
        var document = TravelFile.Read(
            file, AssessmentDocument.FormatName, AssessmentDocument.CurrentFormatVersion, errors, root => Document(root, errors));
        if (document is not null)
        {
            DocumentRules.Check(document, errors);
        }

        return new ReadResult(errors.Any ? null : document, errors.All);
    }

    private static AssessmentDocument Document(ObjectReader root, ImportErrors errors) => new(
        AssessmentDocument.FormatName, AssessmentDocument.CurrentFormatVersion,
        root.Text("program", PersonMaxLength), root.Time("exportedAt"),
        root.Part("organisation", o => new OrganisationPart(o.Id("id"), o.Text("name", Organisation.NameMaxLength, mayBeEmpty: false))),
        root.Part("assessment", a => new AssessmentPart(
            a.Id("id"), a.Text("title", Assessment.TitleMaxLength, mayBeEmpty: false), a.Day("heldOn"),
            a.OneOf("status", AssessmentStatus.Open, AssessmentStatus.Completed), a.Time("createdAt"), a.OptionalTime("completedAt"),
            a.Flag("isSample"))),
        root.Part("questionSet", s => new QuestionSetPart(
            s.Text("key", KeyMaxLength, mayBeEmpty: false), s.Number("version", 1, HighestVersion),
            s.Objects("questions", QuestionsAtMost, Question))),
        root.Objects("responses", QuestionsAtMost, r => Response(r, errors)),
        root.Objects("agreedAnswers", QuestionsAtMost, a => Agreed(a, errors)),
        root.Objects("workshops", WorkshopsAtMost, WorkshopReading.Workshop),
        root.Objects("actions", ActionsAtMost, Action));

    private static QuestionPart Question(ObjectReader question) => new(
        question.Text("key", KeyMaxLength, mayBeEmpty: false), question.Text("theme", KeyMaxLength, mayBeEmpty: false),
        question.Words("text", TextMaxLength));

    private static ResponsePart Response(ObjectReader response, ImportErrors errors) => new(
        response.Text("question", KeyMaxLength, mayBeEmpty: false),
        response.OneOf("answer", Enum.GetValues<AnswerKind>()),
        response.OptionalNumber("level", 1, Questions.Question.HighestLevel),
        response.Text("note", ResponseRules.NoteMaxLength, lines: true),
        response.OptionalNumber("target", 1, Questions.Question.HighestLevel),
        response.OptionalOneOf<Confidence>("confidence"),
        response.List("links", ResponseRules.LinksAtMost, (element, path) =>
        {
            var link = response.ItemText(element, path) ?? "";
            errors.Require(link.Length <= ResponseRules.LinkMaxLength, path, ImportErrorKind.TooLong, $"{ResponseRules.LinkMaxLength}");
            errors.Require(ResponseRules.IsHttp(link), path, ImportErrorKind.NotHttp);
            return link;
        }),
        response.Flag("review"), response.Time("updatedAt"), response.Text("updatedBy", PersonMaxLength));

    private static AgreedPart Agreed(ObjectReader agreed, ImportErrors errors) => new(
        agreed.Text("question", KeyMaxLength, mayBeEmpty: false),
        agreed.OneOf("answer", AnswerKind.Rated, AnswerKind.DontKnow, AnswerKind.NotApplicable),
        agreed.OptionalNumber("level", 1, Questions.Question.HighestLevel),
        agreed.Text("rationale", AgreedAnswer.TextMaxLength, lines: true),
        agreed.Text("minorityView", AgreedAnswer.TextMaxLength, lines: true),
        agreed.List("attempts", RoundsAtMost, (element, path) =>
        {
            var attempt = element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) ? number : 0;
            errors.Require(attempt is >= 1 and <= RoundsAtMost, path, ImportErrorKind.OutOfRange, $"1–{RoundsAtMost}");
            return attempt;
        }),
        agreed.Text("agreedBy", PersonMaxLength), agreed.Time("agreedAt"));

    private static ActionPart Action(ObjectReader action) => new(
        action.OptionalText("question", KeyMaxLength), action.Text("title", ActionItem.TitleMaxLength, mayBeEmpty: false),
        action.Text("owner", ActionItem.OwnerMaxLength), action.OptionalDay("dueOn"),
        action.OneOf("status", Enum.GetValues<ActionStatus>()), action.Text("note", ActionItem.NoteMaxLength, lines: true),
        action.OneOf("origin", Enum.GetValues<ActionOrigin>()), action.Time("createdAt"), action.Time("updatedAt"),
        action.Text("updatedBy", PersonMaxLength), action.OptionalTime("closedAt"));
}

/// <param name="Document">Null where there is an error.</param>
public sealed record ReadResult(AssessmentDocument? Document, IReadOnlyList<ImportError> Errors);
