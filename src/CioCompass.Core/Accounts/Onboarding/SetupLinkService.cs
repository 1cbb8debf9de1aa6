using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Accounts.Onboarding;

/// <summary>The link that an operator opens once, to create the first administrator.</summary>
public sealed class SetupLinkService(IDbContextFactory<CompassDbContext> contexts, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <returns>The link's token, to be shown once; null when there is an administrator already.</returns>
    public async Task<string?> CreateAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Users.AnyAsync(u => u.Role == Role.Administrator, cancellationToken))
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await db.AccountLinks.Where(l => l.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);

        var token = SecretToken.Create();
        db.AccountLinks.Add(new AccountLink(SecretToken.Hash(token), userId: null, now + Lifetime));
        await db.SaveChangesAsync(cancellationToken);
        return token;
    }

    /// <summary>Whether there is no administrator yet.</summary>
    public async Task<bool> IsNeededAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return !await db.Users.AnyAsync(u => u.Role == Role.Administrator, cancellationToken);
    }

    /// <summary>Whether the link would work now; it stays valid.</summary>
    public async Task<bool> IsValidAsync(string? token, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var hash = SecretToken.Hash(token);
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.AccountLinks.AnyAsync(l => l.TokenHash == hash && l.UserId == null && l.ExpiresAt > now, cancellationToken)
            && !await db.Users.AnyAsync(u => u.Role == Role.Administrator, cancellationToken);
    }
}
