using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Workshops;

namespace CioCompass.Core.Accounts;

/// <summary>
/// Who may see what, said once. An administrator sees every organisation; a consultant and a CIO those they are members of. What is
/// not visible is "not found", so that its existence is not revealed.
/// </summary>
public static class Visibility
{
    public static IQueryable<Organisation> VisibleTo(this IQueryable<Organisation> organisations, Actor actor) =>
        actor.Role == Role.Administrator
            ? organisations.Where(o => o.DeletedAt == null)
            : organisations.Where(o => o.DeletedAt == null && o.Members.Any(m => m.UserId == actor.UserId));

    public static IQueryable<Assessment> VisibleTo(this IQueryable<Assessment> assessments, Actor actor) =>
        actor.Role == Role.Administrator
            ? assessments.Where(a => a.DeletedAt == null && a.Organisation.DeletedAt == null)
            : assessments.Where(a => a.DeletedAt == null && a.Organisation.DeletedAt == null
                && a.Organisation.Members.Any(m => m.UserId == actor.UserId));

    public static IQueryable<ActionItem> VisibleTo(this IQueryable<ActionItem> actions, Actor actor) =>
        actor.Role == Role.Administrator
            ? actions.Where(a => a.DeletedAt == null && a.Assessment.DeletedAt == null && a.Assessment.Organisation.DeletedAt == null)
            : actions.Where(a => a.DeletedAt == null && a.Assessment.DeletedAt == null && a.Assessment.Organisation.DeletedAt == null
                && a.Assessment.Organisation.Members.Any(m => m.UserId == actor.UserId));

    public static IQueryable<Workshop> VisibleTo(this IQueryable<Workshop> workshops, Actor actor) =>
        actor.Role == Role.Administrator
            ? workshops.Where(w => w.Assessment.DeletedAt == null && w.Assessment.Organisation.DeletedAt == null)
            : workshops.Where(w => w.Assessment.DeletedAt == null && w.Assessment.Organisation.DeletedAt == null
                && w.Assessment.Organisation.Members.Any(m => m.UserId == actor.UserId));

    public static IQueryable<Round> VisibleTo(this IQueryable<Round> rounds, Actor actor) =>
        actor.Role == Role.Administrator
            ? rounds.Where(r => r.Workshop.Assessment.DeletedAt == null && r.Workshop.Assessment.Organisation.DeletedAt == null)
            : rounds.Where(r => r.Workshop.Assessment.DeletedAt == null && r.Workshop.Assessment.Organisation.DeletedAt == null
                && r.Workshop.Assessment.Organisation.Members.Any(m => m.UserId == actor.UserId));
}
