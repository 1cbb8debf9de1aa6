using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Accounts.Onboarding;

/// <summary>Creates the first administrator, exactly one, however many try at once.</summary>
public sealed class FirstAdministrator(UserManager<CompassUser> users, CompassDbContext db, AuditLog audit, TimeProvider clock)
{
    /// <summary>By a one-time link; the link is used up only when the account is made.</summary>
    public Task<AccountResult> CreateByLinkAsync(string? token, NewAccount account, CancellationToken cancellationToken) =>
        CreateAsync(account, "set-up link", ct => UseUpAsync(token, ct), cancellationToken);

    /// <summary>By the configuration, without a person at hand.</summary>
    public Task<AccountResult> CreateUnattendedAsync(NewAccount account, CancellationToken cancellationToken) =>
        CreateAsync(account, "configuration", _ => Task.FromResult(true), cancellationToken);

    private async Task<AccountResult> CreateAsync(
        NewAccount account, string how, Func<CancellationToken, Task<bool>> isAllowed, CancellationToken cancellationToken)
    {
        // A transaction begins by taking the write lock, so that of several set-ups each sees what the one before has done.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await isAllowed(cancellationToken) || await db.Users.AnyAsync(u => u.Role == Role.Administrator, cancellationToken))
        {
            return new AccountResult.LinkInvalid();
        }

        var user = new CompassUser
        {
            UserName = account.Email.Trim(),
            Email = account.Email.Trim(),
            EmailConfirmed = true,
            DisplayName = CleanText.Line(account.DisplayName),
            Role = Role.Administrator,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        };
        var created = await users.CreateAsync(user, account.Password);
        if (!created.Succeeded)
        {
            return new AccountResult.Invalid([.. created.Errors]);
        }

        audit.Add(db, AuditAction.AdministratorCreated, new Actor(user.Id, user.DisplayName, user.Role), user.Id, how);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new AccountResult.Done(user.Id);
    }

    private async Task<bool> UseUpAsync(string? token, CancellationToken cancellationToken)
    {
        var hash = SecretToken.Hash(token);
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.AccountLinks.Where(l => l.TokenHash == hash && l.UserId == null && l.ExpiresAt > now)
            .ExecuteDeleteAsync(cancellationToken) == 1;
    }
}
