using CioCompass.Core.Data;
using CioCompass.Core.Operations;
using CioCompass.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Accounts;

/// <summary>Client organisations: everybody reads those visible to them, administrators manage them.</summary>
public sealed class OrganisationService(
    IDbContextFactory<CompassDbContext> contexts, AdministratorGate gate, AuditLog audit, TimeProvider clock)
{
    public async Task<IReadOnlyList<OrganisationListItem>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Organisations.VisibleTo(actor).OrderBy(o => o.Name)
            .Select(o => new OrganisationListItem(
                o.Id, o.Name, o.IsSample, o.Members.Count, db.Assessments.Count(a => a.OrganisationId == o.Id && a.DeletedAt == null)))
            .ToListAsync(cancellationToken);
    }

    public async Task<OrganisationOutcome> CreateAsync(string name, Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "add organisation", null, cancellationToken))
        {
            return OrganisationOutcome.NotAllowed;
        }

        var clean = CleanText.Line(name);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await ProblemAsync(db, clean, except: null, cancellationToken) is { } problem)
        {
            return problem;
        }

        var organisation = new Organisation(clean, clock.GetUtcNow().UtcDateTime);
        db.Organisations.Add(organisation);
        audit.Add(db, AuditAction.OrganisationCreated, actor, organisation.Id);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OrganisationOutcome.Done;
    }

    public async Task<OrganisationOutcome> RenameAsync(Guid id, string name, Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "rename organisation", id, cancellationToken))
        {
            return OrganisationOutcome.NotAllowed;
        }

        var clean = CleanText.Line(name);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await ProblemAsync(db, clean, except: id, cancellationToken) is { } problem)
        {
            return problem;
        }

        return await ChangeAsync(db, id, AuditAction.OrganisationChanged, actor, o => o.Rename(clean), cancellationToken);
    }

    /// <summary>Makes it and its assessments invisible at once; they are purged after 30 days.</summary>
    public async Task<OrganisationOutcome> DeleteAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "delete organisation", id, cancellationToken))
        {
            return OrganisationOutcome.NotAllowed;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        return await ChangeAsync(
            db, id, AuditAction.OrganisationDeleted, actor, o => o.Delete(clock.GetUtcNow().UtcDateTime), cancellationToken);
    }

    private static async Task<OrganisationOutcome?> ProblemAsync(
        CompassDbContext db, string name, Guid? except, CancellationToken cancellationToken)
    {
        if (name.Length is 0 or > Organisation.NameMaxLength)
        {
            return OrganisationOutcome.NameInvalid;
        }

        return await db.Organisations.AnyAsync(o => o.Name == name && o.Id != except && o.DeletedAt == null, cancellationToken)
            ? OrganisationOutcome.NameTaken
            : null;
    }

    private async Task<OrganisationOutcome> ChangeAsync(
        CompassDbContext db, Guid id, AuditAction action, Actor actor, Action<Organisation> change, CancellationToken cancellationToken)
    {
        var organisation = await db.Organisations.VisibleTo(actor).SingleOrDefaultAsync(o => o.Id == id, cancellationToken);
        if (organisation is null)
        {
            return OrganisationOutcome.NotFound;
        }

        change(organisation);
        audit.Add(db, action, actor, id);
        await db.SaveChangesAsync(cancellationToken);
        await db.Database.CurrentTransaction!.CommitAsync(cancellationToken);
        return OrganisationOutcome.Done;
    }
}

public sealed record OrganisationListItem(Guid Id, string Name, bool IsSample, int People, int Assessments);

public enum OrganisationOutcome
{
    Done,
    NotAllowed,
    NotFound,
    NameInvalid,
    NameTaken,
}
