using CioCompass.Core.Accounts;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Core.Workshops;

/// <summary>
/// Filters workshops to those of the assessments that <see cref="Assessments.AssessmentVisibility"/> shows; a reader by a shared link sees those of
/// its one assessment.
/// </summary>
public static class WorkshopVisibility
{
    public static IQueryable<Workshop> VisibleTo(this IQueryable<Workshop> workshops, Actor actor)
    {
        var kept = workshops.Where(w => w.Assessment.DeletedAt == null && w.Assessment.Organisation.DeletedAt == null);
        return actor switch
        {
            { Link: { } link } => kept.Where(w => w.AssessmentId == link.AssessmentId),
            { Role: Role.Administrator } => kept,
            _ => kept.Where(w => w.Assessment.Organisation.Members.Any(m => m.UserId == actor.UserId && !m.User.IsDisabled)),
        };
    }

    public static IQueryable<Round> VisibleTo(this IQueryable<Round> rounds, Actor actor)
    {
        var kept = rounds.Where(r => r.Workshop.Assessment.DeletedAt == null && r.Workshop.Assessment.Organisation.DeletedAt == null);
        return actor switch
        {
            { Link: { } link } => kept.Where(r => r.Workshop.AssessmentId == link.AssessmentId),
            { Role: Role.Administrator } => kept,
            _ => kept.Where(r => r.Workshop.Assessment.Organisation.Members.Any(m => m.UserId == actor.UserId && !m.User.IsDisabled)),
        };
    }
}
