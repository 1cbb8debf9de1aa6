using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Accounts.Organisations;

/// <summary>Client organisations: everybody reads the names of those visible to them, administrators manage them.</summary>
public sealed class OrganisationService(
    IDbContextFactory<CompassDbContext> contexts, AdministratorGate gate, IOrganisationContents contents, AuditLog audit, TimeProvider clock)
{
    /// <summary>Reads one page of all organisations, by name, with the counts that belong to each.</summary>
    /// <param name="search">Part of a name; empty for all.</param>
    /// <param name="page">From 1; what is out of range shows the nearest page.</param>
    /// <returns>Empty for anybody but an administrator.</returns>
    public async Task<ListPage<OrganisationListItem>> PageAsync(string? search, int page, Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "organisations", null, cancellationToken))
        {
            return ListPages.Empty<OrganisationListItem>();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Items(db, Found(db.Organisations.VisibleTo(actor), CleanText.Line(search))).PageAsync(page, cancellationToken);
    }

    /// <summary>The first by name of these, on whatever page it is.</summary>
    /// <returns>Null where there is none, and for anybody but an administrator.</returns>
    public async Task<OrganisationListItem?> FirstAsync(IReadOnlyCollection<Guid> ids, Actor actor, CancellationToken cancellationToken)
    {
        if (ids.Count == 0 || !await gate.AdmitsAsync(actor, "organisations", null, cancellationToken))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Items(db, db.Organisations.VisibleTo(actor).Where(o => ids.Contains(o.Id))).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Lists the organisations that the reader sees, by name.</summary>
    public async Task<IReadOnlyList<OrganisationName>> NamesAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Organisations.VisibleTo(actor).ByNameAsync(cancellationToken);
    }

    /// <param name="id">Chosen by the form: the same one again makes nothing more.</param>
    public async Task<OrganisationOutcome> CreateAsync(Guid id, string name, Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "add organisation", null, cancellationToken))
        {
            return OrganisationOutcome.NotAllowed;
        }

        var clean = CleanText.Line(name);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Organisations.AnyAsync(o => o.Id == id, cancellationToken))
        {
            return await db.WasMadeAsync(AuditAction.OrganisationCreated, id, actor, cancellationToken)
                ? OrganisationOutcome.Done
                : OrganisationOutcome.NotAllowed;
        }

        if (await ProblemAsync(db, clean, except: null, cancellationToken) is { } problem)
        {
            return problem;
        }

        var organisation = new Organisation(clean, clock.GetUtcNow().UtcDateTime, id: id);
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

    /// <summary>Both as typed and in small letters: SQLite knows the small letters of the English alphabet only.</summary>
    private static IQueryable<Organisation> Found(IQueryable<Organisation> organisations, string search)
    {
        var small = search.ToLowerInvariant();
        return search.Length == 0
            ? organisations
            : organisations.Where(o => o.Name.Contains(search) || o.Name.ToLower().Contains(small));
    }

    private IQueryable<OrganisationListItem> Items(CompassDbContext db, IQueryable<Organisation> organisations)
    {
        var owners = contents.OwnersOfAssessments(db);
        return organisations.OrderBy(o => o.Name).ThenBy(o => o.Id)
            .Select(o => new OrganisationListItem(o.Id, o.Name, o.IsSample, o.Members.Count, owners.Count(owner => owner == o.Id)));
    }

    private static async Task<OrganisationOutcome?> ProblemAsync(
        CompassDbContext db, string name, Guid? except, CancellationToken cancellationToken)
    {
        if (name.Length is 0 or > Organisation.NameMaxLength)
        {
            return OrganisationOutcome.NameInvalid;
        }

        var others = await db.Organisations.Where(o => o.Id != except && o.DeletedAt == null).NamedAsync([name], cancellationToken);
        return others.Count > 0 ? OrganisationOutcome.NameTaken : null;
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

/// <summary>An organisation as a choice offers it.</summary>
public sealed record OrganisationName(Guid Id, string Name);

public enum OrganisationOutcome
{
    Done,
    NotAllowed,
    NotFound,
    NameInvalid,
    NameTaken,
}
