using CioCompass.Core.Accounts.SignIns;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Accounts.Onboarding;

/// <summary>Lets an invited person, or one who has lost the password, choose a password by a one-time link.</summary>
public sealed class Invitations(UserManager<CompassUser> users, CompassDbContext db, AuditLog audit, EndedSignIns ended, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Finds the person whose link it is; null when it is unknown, used or expired, or the account is disabled.</summary>
    public async Task<Invited?> FindAsync(string? token, CancellationToken cancellationToken) =>
        await Valid(token)
            .Join(db.Users, l => l.UserId, u => u.Id, (_, u) => u).Where(u => !u.IsDisabled)
            .Select(u => new Invited(u.Email!, u.DisplayName, db.UserPasskeys.Count(p => p.UserId == u.Id))).SingleOrDefaultAsync(cancellationToken);

    /// <summary>
    /// Sets name and password and uses the link up. Earlier sign-ins of the account end and its passkeys stop working: whoever needs the
    /// link may have lost the device that holds them.
    /// </summary>
    public async Task<AccountResult> AcceptAsync(string? token, string displayName, string password, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var userId = await Valid(token).Select(l => l.UserId).SingleOrDefaultAsync(cancellationToken);
        var user = userId is null ? null : await db.Users.SingleOrDefaultAsync(u => u.Id == userId && !u.IsDisabled, cancellationToken);
        if (user is null)
        {
            return new AccountResult.LinkInvalid();
        }

        user.DisplayName = CleanText.Line(displayName);
        user.EmailConfirmed = true;
        if (await users.HasPasswordAsync(user))
        {
            await users.RemovePasswordAsync(user);
        }

        var set = await users.AddPasswordAsync(user, password);
        if (!set.Succeeded)
        {
            return new AccountResult.Invalid([.. set.Errors]);
        }

        await users.SetLockoutEndDateAsync(user, null);
        await db.AccountLinks.Where(l => l.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
        var passkeys = await db.UserPasskeys.Where(p => p.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
        if (passkeys > 0)
        {
            audit.Add(db, AuditAction.PasskeyRemoved, new Actor(user.Id, user.DisplayName, user.Role), user.Id, $"link, {passkeys}");
        }

        audit.Add(db, AuditAction.PasswordChanged, new Actor(user.Id, user.DisplayName, user.Role), user.Id, "link");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        ended.End(user.Id, at);
        return new AccountResult.Done(user.Id);
    }

    private IQueryable<AccountLink> Valid(string? token)
    {
        var hash = SecretToken.Hash(token);
        var now = clock.GetUtcNow().UtcDateTime;
        return db.AccountLinks.Where(l => l.TokenHash == hash && l.UserId != null && l.ExpiresAt > now);
    }
}

/// <summary>Person that a link was made for.</summary>
/// <param name="Passkeys">That stop working when the link is used.</param>
public sealed record Invited(string Email, string DisplayName, int Passkeys);
