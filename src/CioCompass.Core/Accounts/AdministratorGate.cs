using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Accounts;

/// <summary>
/// Lets administrators through and writes down who else tried. It asks the database, not the sign-in: a page that was opened before the
/// account was disabled, or lost its role, does nothing any more.
/// </summary>
public sealed class AdministratorGate(IDbContextFactory<CompassDbContext> contexts, AuditLog audit)
{
    /// <param name="what">For the audit log: a few words, never content.</param>
    /// <param name="subjectId">What it was about, where there is such a thing.</param>
    public async Task<bool> AdmitsAsync(Actor actor, string what, Guid? subjectId, CancellationToken cancellationToken)
    {
        if (actor == Actor.Console || (actor.Role == Role.Administrator && await IsStillAsync(actor, cancellationToken)))
        {
            return true;
        }

        await audit.RefusedAsync(actor, subjectId, what, cancellationToken);
        return false;
    }

    private async Task<bool> IsStillAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Users.AnyAsync(u => u.Id == actor.UserId && u.Role == Role.Administrator && !u.IsDisabled, cancellationToken);
    }
}
