using CioCompass.Core.Data;
using CioCompass.Core.Operations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CioCompass.Core.Accounts;

/// <summary>
/// Writes down that a sign-in failed. The same statements in one transaction whether there is an account to count it on or not, so that
/// the time of the write tells nobody which addresses have one.
/// </summary>
public sealed class FailedSignIns(IDbContextFactory<CompassDbContext> contexts, AuditLog audit, IOptions<IdentityOptions> options)
{
    /// <summary>Counts it on the account, which the last try that is allowed locks.</summary>
    /// <param name="user">Null where the address has no account.</param>
    /// <param name="counts">Whether the password was wrong; a locked or disabled account is not locked for longer.</param>
    /// <returns>Whether the account is locked by this try.</returns>
    public async Task<bool> WriteAsync(CompassUser? user, bool counts, CancellationToken cancellationToken)
    {
        var lockout = options.Value.Lockout;
        var counted = counts ? user?.Id : null;
        var id = counted ?? Guid.Empty;

        // Identity compares this moment with the machine's clock.
        DateTimeOffset? until = DateTimeOffset.UtcNow + lockout.DefaultLockoutTimeSpan;
        var last = lockout.MaxFailedAccessAttempts - 1;
        var stamp = Guid.NewGuid().ToString();

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(u => u.LockoutEnd, u => u.AccessFailedCount >= last ? until : u.LockoutEnd)
                .SetProperty(u => u.AccessFailedCount, u => u.AccessFailedCount >= last ? 0 : u.AccessFailedCount + 1)
                .SetProperty(u => u.ConcurrencyStamp, stamp),
            cancellationToken);
        var locks = counted is not null && user!.AccessFailedCount >= last;
        audit.Add(
            db, locks ? AuditAction.LockedOut : AuditAction.SignInFailed, actorId: null, "", user?.Id, user is null ? "unknown account" : "");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return locks;
    }
}
