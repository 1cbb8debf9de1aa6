using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Accounts.SignIns;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Accounts.SingleSignOn;

/// <summary>
/// The accounts of people who come by single sign-on. Issuer and subject identify the account; role and, where configured, organisations
/// are what the provider says at each sign-in.
/// </summary>
public sealed class ProviderAccounts(IDbContextFactory<CompassDbContext> contexts, AuditLog audit, EndedSignIns ended, TimeProvider clock)
{
    private const string Means = "single sign-on";

    /// <summary>Finds, links or makes the account and brings it up to date. A refusal changes nothing, but is in the audit log.</summary>
    /// <param name="linkTo">The account that the reader is signed in to and wants to link; null for a sign-in.</param>
    public async Task<ProviderSignIn> SignInAsync(ProviderIdentity who, Guid? linkTo, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var linked = await db.UserLogins.Where(l => l.LoginProvider == who.Issuer && l.ProviderKey == who.Subject)
            .Join(db.Users, l => l.UserId, u => u.Id, (_, u) => u).SingleOrDefaultAsync(cancellationToken);
        var user = linked ?? await UnlinkedAsync(db, who, linkTo, cancellationToken);
        var stamp = user?.SecurityStamp;

        ProviderSignIn result;
        if (await RefusalAsync(db, who, user, linked is not null, linkTo, cancellationToken) is { } reason)
        {
            if (reason == ProviderRefusal.NoRole && linked is not null)
            {
                // The provider has taken the role away: what is open from earlier sign-ins ends.
                linked.SecurityStamp = AccountChanges.NewStamp();
            }

            audit.Add(db, AuditAction.SignInFailed, null, "", user?.Id, $"{Means}: {reason}");
            result = new ProviderSignIn.Refused(reason);
        }
        else
        {
            user ??= Create(db, who);
            if (linked is null)
            {
                await LinkAsync(db, user, who, cancellationToken);
            }

            await BringUpToDateAsync(db, user, who, cancellationToken);
            audit.Add(db, AuditAction.SignedIn, ActorOf(user), user.Id, Means);
            result = new ProviderSignIn.Accepted(user.Id);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (stamp is not null && user!.SecurityStamp != stamp)
        {
            ended.End(user.Id, at);
        }

        return result;
    }

    private static Task<CompassUser?> UnlinkedAsync(CompassDbContext db, ProviderIdentity who, Guid? linkTo, CancellationToken cancellationToken)
    {
        var normalized = who.Email.ToUpperInvariant();
        return db.Users.SingleOrDefaultAsync(u => linkTo != null ? u.Id == linkTo : u.NormalizedEmail == normalized, cancellationToken);
    }

    private static async Task<ProviderRefusal?> RefusalAsync(
        CompassDbContext db, ProviderIdentity who, CompassUser? user, bool isLinked, Guid? linkTo, CancellationToken cancellationToken)
    {
        if (who.Role is null)
        {
            return ProviderRefusal.NoRole;
        }

        if (who.Issuer.Length > ProviderIdentity.KeyMaxLength || who.Subject.Length is 0 or > ProviderIdentity.KeyMaxLength
            || (user is null && !EmailAddress.IsPlain(who.Email)))
        {
            return ProviderRefusal.Incomplete;
        }

        if (user?.IsDisabled == true)
        {
            return ProviderRefusal.Disabled;
        }

        if (linkTo is not null)
        {
            return user?.Id != linkTo ? ProviderRefusal.LinkedElsewhere : null;
        }

        return user is not null && !isLinked && !await MayLinkByEmailAsync(db, who, user, cancellationToken) ? ProviderRefusal.EmailTaken : null;
    }

    /// <summary>
    /// Whether the account may be linked by its address: only by one that the provider has verified; never the account of an administrator who has a
    /// password, nor one that another identity of the same provider has: addresses are handed on, and whoever gets one next must not get the account
    /// with it.
    /// </summary>
    private static async Task<bool> MayLinkByEmailAsync(CompassDbContext db, ProviderIdentity who, CompassUser user, CancellationToken cancellationToken) =>
        who.EmailVerified
        && !(user.Role == Role.Administrator && user.PasswordHash is not null)
        && !await db.UserLogins.AnyAsync(l => l.UserId == user.Id && l.LoginProvider == who.Issuer, cancellationToken);

    private CompassUser Create(CompassDbContext db, ProviderIdentity who)
    {
        var name = CleanText.Line(who.DisplayName);
        var user = new CompassUser
        {
            Id = Guid.CreateVersion7(),
            UserName = who.Email,
            NormalizedUserName = who.Email.ToUpperInvariant(),
            Email = who.Email,
            NormalizedEmail = who.Email.ToUpperInvariant(),
            EmailConfirmed = who.EmailVerified,
            DisplayName = name.Length is > 0 and <= CompassUser.DisplayNameMaxLength ? name : who.Email.Split('@')[0],
            Role = who.Role!.Value,
            LockoutEnabled = true,
            SecurityStamp = AccountChanges.NewStamp(),
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        };
        db.Users.Add(user);
        audit.Add(db, AuditAction.UserProvisioned, ActorOf(user), user.Id, user.Role.ToString());
        return user;
    }

    /// <summary>A link of an invitation that was not used yet stops working: it would set a password behind the owner's back.</summary>
    private async Task LinkAsync(CompassDbContext db, CompassUser user, ProviderIdentity who, CancellationToken cancellationToken)
    {
        db.UserLogins.Add(new IdentityUserLogin<Guid> { LoginProvider = who.Issuer, ProviderKey = who.Subject, UserId = user.Id });
        await db.AccountLinks.Where(l => l.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
        audit.Add(db, AuditAction.SignOnLinked, ActorOf(user), user.Id);
    }

    private async Task BringUpToDateAsync(CompassDbContext db, CompassUser user, ProviderIdentity who, CancellationToken cancellationToken)
    {
        var changes = new List<string>();
        if (user.Role != who.Role && user.PasswordHash is not null && await db.IsLastAdministratorAsync(user, cancellationToken))
        {
            // The way in when the provider is out of order.
            audit.Add(db, AuditAction.UserChanged, ActorOf(user), user.Id, $"{Means}: stays administrator, being the last");
        }
        else if (user.Role != who.Role)
        {
            user.Role = who.Role!.Value;
            changes.Add(user.Role.ToString());
        }

        if (who.Organisations is { } names && await SetOrganisationsAsync(db, user, names, cancellationToken))
        {
            changes.Add("organisations");
        }

        if (changes.Count > 0 && db.Entry(user).State != EntityState.Added)
        {
            user.SecurityStamp = AccountChanges.NewStamp();
            audit.Add(db, AuditAction.UserChanged, ActorOf(user), user.Id, $"{Means}: {string.Join(", ", changes)}");
        }
    }

    /// <summary>Names that no organisation has are left out: making organisations is an administrator's decision.</summary>
    private static async Task<bool> SetOrganisationsAsync(
        CompassDbContext db, CompassUser user, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var ids = await db.Organisations.Where(o => o.DeletedAt == null).NamedAsync(names, cancellationToken);
        return await db.SetMembershipsAsync(user.Id, ids, cancellationToken);
    }

    private static Actor ActorOf(CompassUser user) => new(user.Id, user.DisplayName, user.Role);
}
