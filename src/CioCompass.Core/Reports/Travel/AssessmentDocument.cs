using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops;

namespace CioCompass.Core.Reports.Travel;

/// <summary>
/// One assessment as a file that another installation imports; its schema is published at <c>/schemas/assessment-v1.json</c>. It names
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

    /// <summary>Rises with every change of the schema: a reader refuses what it does not know, so that nothing is lost unseen.</summary>
    public const int CurrentFormatVersion = 1;

    /// <summary>Every round of every workshop.</summary>
    public IEnumerable<RoundPart> Rounds() => Workshops.SelectMany(w => w.Rounds);
}

public sealed record OrganisationPart(Guid Id, string Name);

/// <param name="CompletedAt">UTC; null exactly while it is open.</param>
public sealed record AssessmentPart(
    Guid Id, string Title, DateOnly HeldOn, AssessmentStatus Status, DateTime CreatedAt, DateTime? CompletedAt, bool IsSample);

/// <param name="Questions">For people who read the file without the program, and to check that both sides mean the same set.</param>
public sealed record QuestionSetPart(string Key, int Version, IReadOnlyList<QuestionPart> Questions);

/// <param name="Theme">Key of its theme.</param>
public sealed record QuestionPart(string Key, string Theme, LocalizedText Text);

/// <param name="Level">1 to 5 exactly when the answer is <see cref="AnswerKind.Rated"/>.</param>
/// <param name="UpdatedAt">UTC.</param>
public sealed record ResponsePart(
    string Question, AnswerKind Answer, int? Level, string Note, int? Target, Confidence? Confidence, IReadOnlyList<string> Links,
    bool Review, DateTime UpdatedAt, string UpdatedBy);

/// <param name="Attempts">Of the revealed rounds on the question that it rests on.</param>
/// <param name="AgreedAt">UTC.</param>
public sealed record AgreedPart(
    string Question, AnswerKind Answer, int? Level, string Rationale, string MinorityView, IReadOnlyList<int> Attempts, string AgreedBy,
    DateTime AgreedAt);

/// <param name="StartedAt">UTC.</param>
/// <param name="ClosedAt">UTC; null where it was open when the file was written. It arrives closed: its phones stay behind.</param>
/// <param name="Rounds">Those that are closed; what is planned or open stays behind.</param>
public sealed record WorkshopPart(DateTime StartedAt, string StartedBy, DateTime? ClosedAt, IReadOnlyList<RoundPart> Rounds);

/// <param name="Subject">Key of a question, or of a published figure for a guess and a position.</param>
/// <param name="Status">Closed or revealed.</param>
/// <param name="Withheld">Not revealed yet, or fewer votes than the minimum count: the file has none of them.</param>
/// <param name="Votes">Equal ballots, counted. How sure people were is left out where fewer than the minimum count said so.</param>
public sealed record RoundPart(
    RoundKind Kind, string Subject, int Order, int Attempt, RoundStatus Status, DateTime? OpenedAt, DateTime? ClosedAt,
    DateTime? RevealedAt, bool Withheld, IReadOnlyList<VotePart> Votes)
{
    /// <summary>What tells a round of an assessment from its others.</summary>
    public (RoundKind Kind, string Subject, int Attempt) Key() => (Kind, Subject, Attempt);
}

/// <param name="Count">At least 1.</param>
public sealed record VotePart(BallotChoice Choice, int? Number, Confidence? Confidence, int Count);

/// <param name="Question">Null for an action about the whole assessment.</param>
/// <param name="ClosedAt">UTC; set exactly when it is done or dropped.</param>
public sealed record ActionPart(
    string? Question, string Title, string Owner, DateOnly? DueOn, ActionStatus Status, string Note, ActionOrigin Origin,
    DateTime CreatedAt, DateTime UpdatedAt, string UpdatedBy, DateTime? ClosedAt);
