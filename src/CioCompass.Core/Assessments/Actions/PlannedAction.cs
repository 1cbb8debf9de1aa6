namespace CioCompass.Core.Assessments.Actions;

/// <summary>An action in the plan over all assessments.</summary>
internal sealed class PlannedAction
{
    public required ActionItem Action { get; init; }

    /// <summary>Whether it is open and a later assessment of the organisation has carried it over: the copy is what is to be done.</summary>
    public bool IsContinued { get; init; }
}

internal static class PlannedActions
{
    /// <summary>By the rule of <see cref="ActionCarryOver.IsTaken"/>, so that an action that was carried over is open once and not twice.</summary>
    /// <param name="all">Where copies are looked for.</param>
    public static IQueryable<PlannedAction> Planned(this IQueryable<ActionItem> actions, IQueryable<ActionItem> all) => actions.Select(a => new PlannedAction
    {
        Action = a,
        IsContinued = a.ClosedAt == null && all.Any(later =>
            later.Title == a.Title && (later.QuestionKey == a.QuestionKey || later.QuestionKey == null)
            && later.Assessment.OrganisationId == a.Assessment.OrganisationId
            && (later.Assessment.HeldOn > a.Assessment.HeldOn
                || (later.Assessment.HeldOn == a.Assessment.HeldOn && later.Assessment.CreatedAt > a.Assessment.CreatedAt))),
    });
}
