using CioCompass.Core.Questions;

namespace CioCompass.Core.Assessments;

/// <summary>A row of the list of assessments.</summary>
/// <param name="Answered">Questions with a level, "don't know" or "not applicable".</param>
public sealed record AssessmentListItem(
    Guid Id, string Title, Guid OrganisationId, string OrganisationName, DateOnly HeldOn, AssessmentStatus Status, bool IsSample,
    int Answered, int Total, DateTime? LastAnsweredAt);

/// <param name="Total">Of all pages.</param>
/// <param name="Page">From 1.</param>
public sealed record AssessmentPage(IReadOnlyList<AssessmentListItem> Items, int Total, int Page)
{
    public static readonly AssessmentPage Empty = new([], 0, 1);

    public int Pages => Math.Max(1, (Total + AssessmentService.PageSize - 1) / AssessmentService.PageSize);
}

/// <summary>One assessment as the checklist shows it.</summary>
/// <param name="MayEdit">The reader's role allows answering; whether it is completed is a matter of <see cref="Status"/>.</param>
public sealed record AssessmentView(
    Guid Id, string Title, Guid OrganisationId, string OrganisationName, DateOnly HeldOn, AssessmentStatus Status, bool IsSample,
    bool MayEdit, DateTime? CompletedAt, QuestionSetView QuestionSet, IReadOnlyDictionary<string, ResponseView> Responses)
{
    /// <summary>Keys of the themes whose questions cannot be answered yet.</summary>
    public IReadOnlySet<string> LockedThemes => Gate.LockedThemes(QuestionSet, AnswerTo);

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
public sealed record ResponseView(ResponseContent Content, DateTime SavedAt, string SavedBy);

/// <summary>An organisation that an assessment can be made for.</summary>
public sealed record OrganisationChoice(Guid Id, string Name, bool IsSample);

/// <summary>What a person asks for when making an assessment.</summary>
/// <param name="CloneFromId">An earlier assessment of the same organisation whose answers are copied; null for a blank one.</param>
public sealed record NewAssessment(Guid OrganisationId, string Title, DateOnly HeldOn, Guid? CloneFromId);

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

/// <summary>What became of an edit of one response. Only <see cref="Saved"/> has changed anything.</summary>
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
