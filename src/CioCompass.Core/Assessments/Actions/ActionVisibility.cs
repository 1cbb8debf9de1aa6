using CioCompass.Core.Accounts;

namespace CioCompass.Core.Assessments.Actions;

/// <summary>
/// Filters actions to those of the assessments that <see cref="AssessmentVisibility"/> shows; a reader by a shared link sees those of its one
/// assessment.
/// </summary>
public static class ActionVisibility
{
    public static IQueryable<ActionItem> VisibleTo(this IQueryable<ActionItem> actions, Actor actor)
    {
        var kept = actions.Where(a => a.DeletedAt == null && a.Assessment.DeletedAt == null && a.Assessment.Organisation.DeletedAt == null);
        return actor switch
        {
            { Link: { } link } => kept.Where(a => a.AssessmentId == link.AssessmentId),
            { Role: Role.Administrator } => kept,
            _ => kept.Where(a => a.Assessment.Organisation.Members.Any(m => m.UserId == actor.UserId && !m.User.IsDisabled)),
        };
    }
}
