using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Gates;
using CioCompass.Core.Reports.Travel.Import;
using CioCompass.Core.Text.Json;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Core.Reports.Travel.Parsing;

/// <summary>
/// Reads a file that anybody may have written. It either gives a whole document, cleaned and within every limit, or what is wrong with
/// it; whether it fits this installation is <see cref="ContentCheck"/>'s to say.
/// </summary>
public static class DocumentReader
{
    internal const int KeyMaxLength = Round.SubjectMaxLength;
    internal const int PersonMaxLength = 256;
    internal const int QuestionsAtMost = 500;
    internal const int WorkshopsAtMost = 200;
    internal const int RoundsAtMost = 1000;
    internal const int ActionsAtMost = 2000;

    private const int TextMaxLength = 4000;

    public static ReadResult Read(ReadOnlyMemory<byte> file)
    {
        var errors = new ImportErrors();
        var document = JsonFile.Read(
            file, AssessmentDocument.FormatName, AssessmentDocument.CurrentFormatVersion, errors, root => Document(root, errors));
        if (document is not null)
        {
            DocumentRules.Check(document, errors);
        }

        return new ReadResult(errors.Any ? null : document?.WithChanges().WithConfidenceApart(), errors.All);
    }

    private static AssessmentDocument Document(ObjectReader root, ImportErrors errors)
    {
        var assessment = root.Part("assessment", Assessment);
        return new AssessmentDocument(
            AssessmentDocument.FormatName, AssessmentDocument.CurrentFormatVersion,
            root.Text("program", PersonMaxLength), root.Time("exportedAt"),
            root.Part("organisation", o => new OrganisationPart(o.Id("id"), o.Text("name", Organisation.NameMaxLength, mayBeEmpty: false))),
            assessment,
            root.Part("questionSet", s => new QuestionSetPart(
                s.Text("key", KeyMaxLength, mayBeEmpty: false), s.Number("version", 1, JsonFile.HighestVersion),
                s.Objects("questions", QuestionsAtMost, Question))),
            root.Objects("responses", QuestionsAtMost, r => ResponseReading.Response(r, assessment.CreatedAt, errors)),
            root.Objects("agreedAnswers", QuestionsAtMost, a => AgreedReading.Agreed(a, errors)),
            root.Objects("workshops", WorkshopsAtMost, WorkshopReading.Workshop),
            root.Objects("actions", ActionsAtMost, Action))
        {
            Former = root.Has("former") ? root.Part("former", f => FormerReading.Former(f, errors)) : null,
        };
    }

    private static AssessmentPart Assessment(ObjectReader assessment) => new(
        assessment.Id("id"), assessment.Text("title", Assessments.Assessment.TitleMaxLength, mayBeEmpty: false), assessment.Day("heldOn"),
        assessment.OneOf("status", AssessmentStatus.Open, AssessmentStatus.Completed), assessment.Time("createdAt"),
        assessment.OptionalTime("completedAt"), assessment.Flag("isSample"))
    {
        IsTrial = assessment.Has("isTrial") && assessment.Flag("isTrial"),
        Gate = assessment.Has("gate") ? assessment.Part("gate", Gate) : null,
        CopiedFrom = assessment.Has("copiedFrom") ? assessment.OptionalId("copiedFrom") : null,
    };

    private static QuestionPart Question(ObjectReader question) => new(
        question.Text("key", KeyMaxLength, mayBeEmpty: false), question.Text("theme", KeyMaxLength, mayBeEmpty: false),
        question.Words("text", TextMaxLength));

    private static GatePart Gate(ObjectReader gate) => new(
        gate.Text("openedBy", PersonMaxLength), gate.Time("openedAt"), gate.Text("reason", GateOpening.ReasonMaxLength, mayBeEmpty: false),
        gate.OptionalText("takenBackBy", PersonMaxLength), gate.OptionalTime("takenBackAt"));

    private static ActionPart Action(ObjectReader action) => new(
        action.OptionalText("question", KeyMaxLength), action.Text("title", ActionItem.TitleMaxLength, mayBeEmpty: false),
        action.Text("owner", ActionItem.OwnerMaxLength), action.OptionalDay("dueOn"),
        action.OneOf("status", Enum.GetValues<ActionStatus>()), action.Text("note", ActionItem.NoteMaxLength, lines: true),
        action.OneOf("origin", Enum.GetValues<ActionOrigin>()), action.Time("createdAt"), action.Time("updatedAt"),
        action.Text("updatedBy", PersonMaxLength), action.OptionalTime("closedAt"))
    {
        DeletedAt = action.Has("deletedAt") ? action.Time("deletedAt") : null,
    };
}

/// <param name="Document">Null where there is an error.</param>
public sealed record ReadResult(AssessmentDocument? Document, IReadOnlyList<ImportError> Errors);
