using System.Text.Json.Serialization;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Core.Reports.Travel;

/// <summary>
/// One assessment as a file that another installation imports; its schema is published at <c>/schemas/assessment-v2.json</c>. It names
/// nobody who voted: rounds are counted, and those that may not be shown are withheld. Workshops, rounds and actions have no ids, since
/// what they are about tells them apart.
/// </summary>
/// <param name="Format"><see cref="FormatName"/>.</param>
/// <param name="FormatVersion"><see cref="CurrentFormatVersion"/>.</param>
/// <param name="Program">Name and version of the program that wrote it.</param>
/// <param name="ExportedAt">UTC.</param>
public sealed record AssessmentDocument(
    string Format, int FormatVersion, string Program, DateTime ExportedAt, OrganisationPart Organisation, AssessmentPart Assessment,
    QuestionSetPart QuestionSet, IReadOnlyList<ResponsePart> Responses, IReadOnlyList<AgreedPart> AgreedAnswers,
    IReadOnlyList<WorkshopPart> Workshops, IReadOnlyList<ActionPart> Actions)
{
    public const string FormatName = "cio-compass/assessment";

    /// <summary>
    /// Answers and votes on questions that the assessment's version no longer asks. Null where there are none, and in files of programs that did not
    /// know them yet: such a file says nothing about it.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FormerPart? Former { get; init; }

    /// <summary>
    /// Rises when a member goes or changes its meaning; a reader refuses what it does not know, so that nothing is lost unseen. In version 1
    /// every text of the questions had to have Dutch, English and French; it is read by the rules of version 2, where a language may be left out.
    /// </summary>
    public const int CurrentFormatVersion = 2;

    /// <summary>Every round of every workshop.</summary>
    public IEnumerable<RoundPart> Rounds() => Workshops.Concat(Former?.Workshops ?? []).SelectMany(w => w.Rounds);

    /// <summary>The same document, with what became of each agreed answer as its responses tell it.</summary>
    public AssessmentDocument WithChanges() => this with
    {
        AgreedAnswers = [.. AgreedAnswers.Select(agreed => agreed with
        {
            Changed = Responses.FirstOrDefault(r => r.Question == agreed.Question) is { } response
                && (response.Answer, response.Level) != (agreed.Answer, agreed.Level)
                    ? new ChangedPart(response.Answer, response.Level, response.AnsweredBy, response.AnsweredAt ?? response.UpdatedAt)
                    : null,
        })],
    };
}

public sealed record OrganisationPart(Guid Id, string Name);

/// <param name="CompletedAt">UTC; null exactly while it is open.</param>
public sealed record AssessmentPart(
    Guid Id, string Title, DateOnly HeldOn, AssessmentStatus Status, DateTime CreatedAt, DateTime? CompletedAt, bool IsSample)
{
    /// <summary>Left out where the gate was never opened with a reason, as in files of programs that did not know that yet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public GatePart? Gate { get; init; }

    /// <summary>It counts in no comparison. False in files of earlier programs.</summary>
    public bool IsTrial { get; init; }

    /// <summary>
    /// The id in files of the assessment that its answers were copied from, which it is compared with where that one is there too; null for
    /// a blank one, and in files of earlier programs.
    /// </summary>
    public Guid? CopiedFrom { get; init; }
}

/// <summary>The latest opening of the later themes before the inventory was complete.</summary>
/// <param name="OpenedAt">UTC.</param>
/// <param name="TakenBackBy">Null while it holds.</param>
/// <param name="TakenBackAt">UTC; null exactly while it holds.</param>
public sealed record GatePart(string OpenedBy, DateTime OpenedAt, string Reason, string? TakenBackBy, DateTime? TakenBackAt);

/// <param name="Questions">For people who read the file without the program, and to check that both sides mean the same set.</param>
public sealed record QuestionSetPart(string Key, int Version, IReadOnlyList<QuestionPart> Questions);

/// <param name="Theme">Key of its theme.</param>
public sealed record QuestionPart(string Key, string Theme, LocalizedText Text);

/// <param name="Level">1 to 5 exactly when the answer is <see cref="AnswerKind.Rated"/>.</param>
/// <param name="UpdatedAt">UTC.</param>
public sealed record ResponsePart(
    string Question, AnswerKind Answer, int? Level, string Note, int? Target, Confidence? Confidence, IReadOnlyList<string> Links,
    bool Review, DateTime UpdatedAt, string UpdatedBy)
{
    /// <summary>It was last saved before the inventory was complete. Left out where it was not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool BeforeInventory { get; init; }

    /// <summary>The answer was copied from an earlier assessment and neither confirmed nor changed since.</summary>
    public bool CarriedOver { get; init; }

    /// <summary>UTC; when the answer itself was last changed or confirmed. Null while there never was one.</summary>
    public DateTime? AnsweredAt { get; init; }

    public string AnsweredBy { get; init; } = "";
}

/// <param name="Workshops">Those of the document's that asked such a question, each with its rounds on them alone.</param>
public sealed record FormerPart(
    IReadOnlyList<FormerAnswerPart> Answers, IReadOnlyList<AgreedPart> AgreedAnswers, IReadOnlyList<WorkshopPart> Workshops);

/// <param name="Version">Of the question set that asked it.</param>
/// <param name="Text">The question as it was asked.</param>
/// <param name="Descriptor">What the level was described as; null where none was given.</param>
/// <param name="Level">1 to 5 exactly when the answer is <see cref="AnswerKind.Rated"/>.</param>
/// <param name="UpdatedAt">UTC.</param>
public sealed record FormerAnswerPart(
    string Question, int Version, LocalizedText Text, LocalizedText? Descriptor, AnswerKind Answer, int? Level, string Note, int? Target,
    Confidence? Confidence, IReadOnlyList<string> Links, DateTime UpdatedAt, string UpdatedBy);

/// <param name="Attempts">Of the revealed rounds on the question that it rests on.</param>
/// <param name="AgreedAt">UTC.</param>
public sealed record AgreedPart(
    string Question, AnswerKind Answer, int? Level, string Rationale, string MinorityView, IReadOnlyList<int> Attempts, string AgreedBy,
    DateTime AgreedAt)
{
    /// <summary>
    /// The answer as it is now; null while it is still what was agreed. It follows from the responses, and is told here so that whoever reads the
    /// agreement alone is not misled.
    /// </summary>
    public ChangedPart? Changed { get; init; }
}

/// <param name="By">Who changed the answer.</param>
/// <param name="At">UTC.</param>
public sealed record ChangedPart(AnswerKind Answer, int? Level, string By, DateTime At);

/// <param name="StartedAt">UTC.</param>
/// <param name="ClosedAt">UTC; null where it was open when the file was written. It arrives closed: its phones stay behind.</param>
/// <param name="Rounds">Those that are closed; what is planned or open stays behind.</param>
public sealed record WorkshopPart(DateTime StartedAt, string StartedBy, DateTime? ClosedAt, IReadOnlyList<RoundPart> Rounds);

/// <param name="Subject">Key of a question, or of a published figure for a guess and a position.</param>
/// <param name="Status">Closed or revealed.</param>
/// <param name="Withheld">Not revealed yet, or not to be shown: the file has none of its votes.</param>
/// <param name="Votes">Equal ballots, counted.</param>
public sealed record RoundPart(
    RoundKind Kind, string Subject, int Order, int Attempt, RoundStatus Status, DateTime? OpenedAt, DateTime? ClosedAt,
    DateTime? RevealedAt, bool Withheld, IReadOnlyList<VotePart> Votes)
{
    /// <summary>Confidence of those who gave a level, apart from the level. Left out where it may not be told, or nobody said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SurePart>? Confidence { get; init; }

    /// <summary>Key of a round among the others of its assessment.</summary>
    public (RoundKind Kind, string Subject, int Attempt) Key() => (Kind, Subject, Attempt);
}

/// <param name="Count">At least 1.</param>
public sealed record VotePart(BallotChoice Choice, int? Number, int Count)
{
    /// <summary>Only in files of earlier programs, which told level and confidence together; never written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Confidence? Confidence { get; init; }

    internal bool IsLevel => Choice is BallotChoice.Level or BallotChoice.UntoldLevel;
}

/// <param name="From">The least sure of them.</param>
/// <param name="To">The surest of them; above <paramref name="From"/> where few gave one of the answers. From low to high is without medium.</param>
/// <param name="Count">At least 1.</param>
public sealed record SurePart(Confidence From, Confidence To, int Count);

/// <param name="Question">Null for an action about the whole assessment.</param>
/// <param name="ClosedAt">UTC; set exactly when it is done or dropped.</param>
public sealed record ActionPart(
    string? Question, string Title, string Owner, DateOnly? DueOn, ActionStatus Status, string Note, ActionOrigin Origin,
    DateTime CreatedAt, DateTime UpdatedAt, string UpdatedBy, DateTime? ClosedAt)
{
    /// <summary>UTC; somebody deleted it, and it waits to be purged. Only the file of a hand-over, which leaves nothing behind, has those.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTime? DeletedAt { get; init; }
}
