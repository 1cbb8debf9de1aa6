using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Workshops;

namespace CioCompass.Core.Accounts;

/// <summary>
/// Who may see what, said once. An administrator sees every organisation; a consultant and a CIO those they are members of; a reader by a
/// shared link its one assessment. What is not visible is "not found", so that its existence is not revealed.
/// </summary>
public static class Visibility
{
    public static IQueryable<Organisation> VisibleTo(this IQueryable<Organisation> organisations, Actor actor)
    {
        var kept = organisations.Where(o => o.DeletedAt == null);
        return actor switch
        {
            { Link: not null } => kept.Where(o => false),
            { Role: Role.Administrator } => kept,
            _ => kept.Where(o => o.Members.Any(m => m.UserId == actor.UserId)),
        };
    }

    public static IQueryable<Assessment> VisibleTo(this IQueryable<Assessment> assessments, Actor actor)
    {
        var kept = assessments.Where(a => a.DeletedAt == null && a.Organisation.DeletedAt == null);
        return actor switch
        {
            // With the earlier ones of the same organisation: the report is compared with the one before it.
            { Link: { } link } => kept.Where(a => a.OrganisationId == link.OrganisationId),
            { Role: Role.Administrator } => kept,
            _ => kept.Where(a => a.Organisation.Members.Any(m => m.UserId == actor.UserId)),
        };
    }

    public static IQueryable<ActionItem> VisibleTo(this IQueryable<ActionItem> actions, Actor actor)
    {
        var kept = actions.Where(a => a.DeletedAt == null && a.Assessment.DeletedAt == null && a.Assessment.Organisation.DeletedAt == null);
        return actor switch
        {
            { Link: { } link } => kept.Where(a => a.AssessmentId == link.AssessmentId),
            { Role: Role.Administrator } => kept,
            _ => kept.Where(a => a.Assessment.Organisation.Members.Any(m => m.UserId == actor.UserId)),
        };
    }

    public static IQueryable<Workshop> VisibleTo(this IQueryable<Workshop> workshops, Actor actor)
    {
        var kept = workshops.Where(w => w.Assessment.DeletedAt == null && w.Assessment.Organisation.DeletedAt == null);
        return actor switch
        {
            { Link: { } link } => kept.Where(w => w.AssessmentId == link.AssessmentId),
            { Role: Role.Administrator } => kept,
            _ => kept.Where(w => w.Assessment.Organisation.Members.Any(m => m.UserId == actor.UserId)),
        };
    }

    public static IQueryable<Round> VisibleTo(this IQueryable<Round> rounds, Actor actor)
    {
        var kept = rounds.Where(r => r.Workshop.Assessment.DeletedAt == null && r.Workshop.Assessment.Organisation.DeletedAt == null);
        return actor switch
        {
            { Link: { } link } => kept.Where(r => r.Workshop.AssessmentId == link.AssessmentId),
            { Role: Role.Administrator } => kept,
            _ => kept.Where(r => r.Workshop.Assessment.Organisation.Members.Any(m => m.UserId == actor.UserId)),
        };
    }
}
