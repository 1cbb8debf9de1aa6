namespace CioCompass.Core.Assessments.Actions;

/// <summary>An action as lists, results and reports show it.</summary>
/// <param name="QuestionKey">Null for an action about the whole assessment.</param>
/// <param name="ClosedAt">UTC; null while it is open or in progress.</param>
/// <param name="Version">What the reader saw; a change is refused where it is no longer the stored one.</param>
public sealed record ActionView(
    Guid Id, Guid AssessmentId, string AssessmentTitle, Guid OrganisationId, string OrganisationName, string? QuestionKey,
    ActionOrigin Origin, ActionContent Content, DateTime CreatedAt, DateTime UpdatedAt, string UpdatedBy, DateTime? ClosedAt, Guid Version)
{
    public bool IsClosed => ClosedAt is not null;

    /// <summary>Due before today and neither done nor dropped. On the day itself it is not overdue.</summary>
    public bool IsOverdue(DateOnly today) => !IsClosed && Content.DueOn < today;
}
