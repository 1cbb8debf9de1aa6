using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;

namespace CioCompass.Core.Assessments;

/// <summary>
/// Filters assessments to those of the organisations that <see cref="OrganisationVisibility"/> shows; a reader by a shared link sees those of its
/// organisation.
/// </summary>
public static class AssessmentVisibility
{
    public static IQueryable<Assessment> VisibleTo(this IQueryable<Assessment> assessments, Actor actor)
    {
        var kept = assessments.Where(a => a.DeletedAt == null && a.Organisation.DeletedAt == null);
        return actor switch
        {
            // With the earlier ones of the same organisation: the report is compared with the one before it.
            { Link: { } link } => kept.Where(a => a.OrganisationId == link.OrganisationId),
            { Role: Role.Administrator } => kept,
            _ => kept.Where(a => a.Organisation.Members.Any(m => m.UserId == actor.UserId && !m.User.IsDisabled)),
        };
    }
}
