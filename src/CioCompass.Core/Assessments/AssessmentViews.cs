using CioCompass.Core.Assessments.Gates;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Questions;

namespace CioCompass.Core.Assessments;

/// <summary>A row of the list of assessments.</summary>
/// <param name="Answered">Questions with a level, "don't know" or "not applicable".</param>
/// <param name="CarriedOver">Of these, answers copied from an earlier assessment that nobody has confirmed or changed.</param>
public sealed record AssessmentListItem(
    Guid Id, string Title, Guid OrganisationId, string OrganisationName, DateOnly HeldOn, AssessmentStatus Status, bool IsSample,
    int Answered, int Total, DateTime? LastAnsweredAt, int CarriedOver, bool IsTrial)
{
    /// <summary>Number of levels among those answered and not carried over.</summary>
    public int WithLevel { get; init; }

    /// <summary>Number of "don't know" among those answered and not carried over.</summary>
    public int DontKnow { get; init; }
}

/// <summary>One assessment as the checklist shows it.</summary>
/// <param name="MayEdit">The reader's role allows answering; whether it is completed is a matter of <see cref="Status"/>.</param>
public sealed record AssessmentView(
    Guid Id, string Title, Guid OrganisationId, string OrganisationName, DateOnly HeldOn, AssessmentStatus Status, bool IsSample,
    bool MayEdit, DateTime? CompletedAt, QuestionSetView QuestionSet, IReadOnlyDictionary<string, ResponseView> Responses)
{
    /// <summary>The latest opening of the later themes with a reason; null where there was none.</summary>
    public GateOpening? GateOpening { get; init; }

    /// <summary>Score of all questions, as the results count them.</summary>
    public Score Score => Score.Of(QuestionSet.Questions.Select(q => Reading.Of(ContentOf(q.Key))));

    public GateState Gate => Gates.Gate.Of(QuestionSet, AnswerTo, GateOpening);

    /// <summary>Whether it is a trial, which never counts in a comparison, a trend or a benchmark.</summary>
    public bool IsTrial { get; init; }

    /// <summary>Questions whose answer was copied from an earlier assessment and neither confirmed nor changed since, in the set's order.</summary>
    public IReadOnlyList<QuestionView> CarriedOver => [.. QuestionSet.Questions.Where(q => ContentOf(q.Key).CarriedOver)];

    /// <summary>Answers are taken now: the reader's role allows it and the assessment is not completed.</summary>
    public bool TakesAnswers => MayEdit && Status == AssessmentStatus.Open;

    public Answer AnswerTo(string questionKey) => ContentOf(questionKey).Answer;

    public ResponseContent ContentOf(string questionKey) =>
        Responses.TryGetValue(questionKey, out var response) ? response.Content : ResponseContent.Empty;

    /// <summary>The same assessment with one response replaced, as after a save.</summary>
    public AssessmentView With(string questionKey, ResponseView response) =>
        this with { Responses = new Dictionary<string, ResponseView>(Responses, StringComparer.Ordinal) { [questionKey] = response } };
}

/// <param name="SavedAt">UTC.</param>
public sealed record ResponseView(ResponseContent Content, DateTime SavedAt, string SavedBy)
{
    /// <summary>Whether it was last saved before the inventory was complete.</summary>
    public bool BeforeInventory { get; init; }

    /// <summary>UTC; when the answer itself was last changed or confirmed. Null while there never was one.</summary>
    public DateTime? AnsweredAt { get; init; }

    /// <summary>Name of the person who did so; empty while there never was an answer.</summary>
    public string AnsweredBy { get; init; } = "";
}

/// <summary>Entries of the form that makes an assessment.</summary>
/// <param name="CloneFromId">An earlier assessment of the same organisation whose answers are copied; null for a blank one.</param>
public sealed record NewAssessment(Guid OrganisationId, string Title, DateOnly HeldOn, Guid? CloneFromId)
{
    /// <summary>Chosen by the form: the same one again makes nothing more.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>A try-out or a rehearsal, which never counts in a comparison, a trend or a benchmark.</summary>
    public bool IsTrial { get; init; }
}

public enum CreateError
{
    None,
    TitleMissing,
    TitleTooLong,
    OrganisationNotFound,
    EarlierNotFound,
    NotAllowed,
}

/// <param name="Id">The new assessment; null when there is an error.</param>
public sealed record CreateResult(Guid? Id, CreateError Error);

/// <summary>Outcome of saving one response. Only <see cref="Saved"/> has changed anything.</summary>
public abstract record SaveResult
{
    private SaveResult()
    {
    }

    /// <param name="Response">What is stored now: the edit, with other people's changes to other fields.</param>
    public sealed record Saved(ResponseView Response) : SaveResult;

    /// <summary>Somebody else changed the same fields to other values meanwhile; the person decides between both.</summary>
    public sealed record Conflict(ResponseView Stored, ResponseContent Wanted, IReadOnlyList<ResponseField> Fields) : SaveResult;

    public sealed record Invalid(IReadOnlyList<ResponseError> Errors) : SaveResult;

    /// <summary>A prerequisite theme is not fully answered.</summary>
    public sealed record Locked : SaveResult;

    /// <summary>The assessment is completed.</summary>
    public sealed record Completed : SaveResult;

    /// <summary>The reader's role does not allow answering.</summary>
    public sealed record NotAllowed : SaveResult;

    /// <summary>No such assessment or question, or not this reader's.</summary>
    public sealed record NotFound : SaveResult;
}

public enum ChangeOutcome
{
    Done,
    NotFound,
    NotAllowed,

    /// <summary>Nothing is answered yet, so there is nothing to complete.</summary>
    NothingAnswered,
}
