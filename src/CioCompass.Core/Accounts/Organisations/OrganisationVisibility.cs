namespace CioCompass.Core.Accounts.Organisations;

/// <summary>
/// Filters organisations to those that the reader may see. An administrator sees every organisation; a consultant and a CIO those they are members
/// of; a reader by a shared link its one assessment. Somebody who is disabled sees nothing from the next query on, also on a page that is still open.
/// What is not visible is "not found", so that its existence is not revealed. Each feature says the same of its own entities, by the organisation
/// that they belong to.
/// </summary>
public static class OrganisationVisibility
{
    public static IQueryable<Organisation> VisibleTo(this IQueryable<Organisation> organisations, Actor actor)
    {
        var kept = organisations.Where(o => o.DeletedAt == null);
        return actor switch
        {
            { Link: not null } => kept.Where(o => false),
            { Role: Role.Administrator } => kept,
            _ => kept.Where(o => o.Members.Any(m => m.UserId == actor.UserId && !m.User.IsDisabled)),
        };
    }
}
