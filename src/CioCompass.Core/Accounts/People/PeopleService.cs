using CioCompass.Core.Accounts.Onboarding;
using CioCompass.Core.Accounts.SignIns;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Accounts.People;

/// <summary>Accounts as an administrator manages them. Anybody else gets <see cref="PeopleOutcome.NotAllowed"/>, and nothing happens.</summary>
public sealed class PeopleService(
    IDbContextFactory<CompassDbContext> contexts, AdministratorGate gate, AuditLog audit, EndedSignIns ended, TimeProvider clock)
{
    /// <summary>No address and no name holds more.</summary>
    public const int SearchMaxLength = EmailAddress.MaxLength;

    /// <param name="search">Part of a name or an address; empty for everybody.</param>
    /// <param name="page">From 1; what is out of range shows the nearest page.</param>
    public async Task<ListPage<Person>> PageAsync(string? search, int page, Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "people", null, cancellationToken))
        {
            return ListPages.Empty<Person>();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Found(db.Users, CleanText.Line(search))
            .OrderBy(u => u.DisplayName).ThenBy(u => u.Email).ThenBy(u => u.Id).AsSplitQuery()
            .Select(u => new Person(
                u.Id, u.Email!, u.DisplayName, u.Role, u.IsDisabled, u.PasswordHash == null && !db.UserLogins.Any(l => l.UserId == u.Id),
                u.Memberships.Select(m => m.OrganisationId).ToList()))
            .PageAsync(page, cancellationToken);
    }

    /// <summary>Makes an account that cannot sign in until its link is used.</summary>
    public async Task<InvitationResult> InviteAsync(PersonDraft draft, Actor actor, CancellationToken cancellationToken)
    {
        var (email, name) = (CleanText.Line(draft.Email), CleanText.Line(draft.DisplayName));
        if (!await gate.AdmitsAsync(actor, "invite", null, cancellationToken))
        {
            return new InvitationResult(PeopleOutcome.NotAllowed);
        }

        if (!EmailAddress.IsPlain(email))
        {
            return new InvitationResult(PeopleOutcome.EmailInvalid);
        }

        if (name.Length is 0 or > CompassUser.DisplayNameMaxLength)
        {
            return new InvitationResult(PeopleOutcome.NameInvalid);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await IsThereAsync(db, draft.Token, cancellationToken))
        {
            return new InvitationResult(PeopleOutcome.Done, draft.Token);
        }

        var normalized = email.ToUpperInvariant();
        if (await db.Users.AnyAsync(u => u.NormalizedEmail == normalized, cancellationToken))
        {
            return new InvitationResult(PeopleOutcome.EmailTaken);
        }

        var user = new CompassUser
        {
            Id = Guid.CreateVersion7(),
            UserName = email,
            NormalizedUserName = normalized,
            Email = email,
            NormalizedEmail = normalized,
            DisplayName = name,
            Role = draft.Role,
            LockoutEnabled = true,
            SecurityStamp = AccountChanges.NewStamp(),
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        };
        db.Users.Add(user);
        await db.SetMembershipsAsync(user.Id, draft.OrganisationIds, cancellationToken);
        AddLink(db, draft.Token, user.Id);
        audit.Add(db, AuditAction.UserInvited, actor, user.Id, draft.Role.ToString());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new InvitationResult(PeopleOutcome.Done, draft.Token);
    }

    /// <summary>A new link for somebody who has lost the old one, or the password. Earlier links stop working.</summary>
    /// <param name="token">Chosen by the page, of <see cref="SecretToken.Create"/>: the same one again makes no other link.</param>
    public async Task<InvitationResult> NewLinkAsync(Guid userId, string token, Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "new link", userId, cancellationToken))
        {
            return new InvitationResult(PeopleOutcome.NotAllowed);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.Users.AnyAsync(u => u.Id == userId && !u.IsDisabled, cancellationToken))
        {
            return new InvitationResult(PeopleOutcome.NotFound);
        }

        if (await IsThereAsync(db, token, cancellationToken))
        {
            return new InvitationResult(PeopleOutcome.Done, token);
        }

        await db.AccountLinks.Where(l => l.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        AddLink(db, token, userId);
        audit.Add(db, AuditAction.UserInvited, actor, userId, "new link");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new InvitationResult(PeopleOutcome.Done, token);
    }

    /// <summary>Changes role and organisations. What the person has open ends.</summary>
    public async Task<PeopleOutcome> ChangeAsync(
        Guid userId, Role role, IReadOnlyCollection<Guid> organisationIds, Actor actor, CancellationToken cancellationToken)
    {
        return await EditAsync(userId, actor, AuditAction.UserChanged, role.ToString(), staysAdministrator: role == Role.Administrator, async (db, user) =>
        {
            user.Role = role;
            await db.SetMembershipsAsync(userId, organisationIds, cancellationToken);
        }, cancellationToken);
    }

    /// <summary>A disabled person cannot sign in, and what they have open ends.</summary>
    public Task<PeopleOutcome> SetDisabledAsync(Guid userId, bool disabled, Actor actor, CancellationToken cancellationToken) =>
        EditAsync(userId, actor, disabled ? AuditAction.UserDisabled : AuditAction.UserEnabled, "", staysAdministrator: !disabled, (_, user) =>
        {
            user.IsDisabled = disabled;
            return Task.CompletedTask;
        }, cancellationToken);

    /// <summary>Both as typed and in small letters: SQLite knows the small letters of the English alphabet only.</summary>
    private static IQueryable<CompassUser> Found(IQueryable<CompassUser> users, string search)
    {
        var small = search.ToLowerInvariant();
        return search.Length == 0
            ? users
            : users.Where(u => u.DisplayName.Contains(search) || u.DisplayName.ToLower().Contains(small) || u.Email!.ToLower().Contains(small));
    }

    private async Task<PeopleOutcome> EditAsync(
        Guid userId, Actor actor, AuditAction action, string detail, bool staysAdministrator,
        Func<CompassDbContext, CompassUser, Task> change, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "change person", userId, cancellationToken))
        {
            return PeopleOutcome.NotAllowed;
        }

        var at = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == userId, cancellationToken);
        if (user is null)
        {
            return PeopleOutcome.NotFound;
        }

        if (!staysAdministrator && await db.IsLastAdministratorAsync(user, cancellationToken))
        {
            return PeopleOutcome.LastAdministrator;
        }

        await change(db, user);
        user.SecurityStamp = AccountChanges.NewStamp();
        audit.Add(db, action, actor, userId, detail);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        ended.End(userId, at);
        return PeopleOutcome.Done;
    }

    private static async Task<bool> IsThereAsync(CompassDbContext db, string token, CancellationToken cancellationToken)
    {
        var hash = SecretToken.Hash(token);
        return await db.AccountLinks.AnyAsync(l => l.TokenHash == hash, cancellationToken);
    }

    private void AddLink(CompassDbContext db, string token, Guid userId) =>
        db.AccountLinks.Add(new AccountLink(SecretToken.Hash(token), userId, clock.GetUtcNow().UtcDateTime + Invitations.Lifetime));
}
