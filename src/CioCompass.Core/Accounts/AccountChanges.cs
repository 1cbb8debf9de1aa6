using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Accounts;

/// <summary>Steps of changing an account, whether an administrator changes it or the provider of a single sign-on.</summary>
internal static class AccountChanges
{
    /// <summary>A new security stamp ends every sign-in and open page of the account.</summary>
    public static string NewStamp() => Guid.NewGuid().ToString("N");

    /// <summary>
    /// Whether nobody else could manage accounts by password: a provider that is out of order must not lock everybody out.
    /// </summary>
    public static async Task<bool> IsLastAdministratorAsync(this CompassDbContext db, CompassUser user, CancellationToken cancellationToken) =>
        user.Role == Role.Administrator
        && !await db.Users.AnyAsync(u => u.Id != user.Id && u.Role == Role.Administrator && !u.IsDisabled && u.PasswordHash != null, cancellationToken);

    /// <summary>Makes the account a member of these organisations and no others; unknown and deleted ones are left out.</summary>
    /// <returns>Whether anything changes once it is saved.</returns>
    public static async Task<bool> SetMembershipsAsync(
        this CompassDbContext db, Guid userId, IReadOnlyCollection<Guid> organisationIds, CancellationToken cancellationToken)
    {
        var existing = await db.OrganisationMembers.Where(m => m.UserId == userId).ToListAsync(cancellationToken);
        var removed = existing.Where(m => !organisationIds.Contains(m.OrganisationId)).ToList();
        db.OrganisationMembers.RemoveRange(removed);
        var added = organisationIds.Except(existing.Select(m => m.OrganisationId)).ToList();
        var known = await db.Organisations.Where(o => added.Contains(o.Id) && o.DeletedAt == null).Select(o => o.Id).ToListAsync(cancellationToken);
        db.OrganisationMembers.AddRange(known.Select(id => new OrganisationMember(id, userId)));
        return removed.Count + known.Count > 0;
    }
}
