using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Data;
using CioCompass.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Reports.Travel;

/// <summary>Where a file belongs among what its reader sees.</summary>
public sealed class ImportPlaces(AuditLog audit, TimeProvider clock)
{
    /// <summary>The assessment that the file is about, tracked and with its responses; null where the reader sees none.</summary>
    internal async Task<Assessment?> StoredAsync(
        CompassDbContext db, AssessmentDocument document, Actor actor, CancellationToken cancellationToken)
    {
        var id = document.Assessment.Id;
        return await db.Assessments.VisibleTo(actor).Include(a => a.Responses)
            .Where(a => a.Id == id || a.OriginId == id)
            .OrderByDescending(a => a.Id == id).ThenBy(a => a.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The organisation that was chosen; else the file's own by its id, or by its exact name. Null where the reader must say.</summary>
    internal async Task<Guid?> OrganisationAsync(
        CompassDbContext db, AssessmentDocument document, ImportChoice choice, Actor actor, CancellationToken cancellationToken)
    {
        var visible = db.Organisations.VisibleTo(actor);
        if (choice.OrganisationId is { } chosen)
        {
            return await visible.AnyAsync(o => o.Id == chosen, cancellationToken) ? chosen : null;
        }

        var (id, name) = (document.Organisation.Id, document.Organisation.Name);
        var known = await visible
            .Where(o => o.Id == id || o.OriginId == id || o.Name == name)
            .OrderByDescending(o => o.Id == id).ThenByDescending(o => o.OriginId == id).ThenBy(o => o.Id)
            .Select(o => (Guid?)o.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return known ?? (choice.NewOrganisation ? Make(db, document.Organisation, actor) : null);
    }

    internal async Task<IReadOnlyList<OrganisationChoice>> ChoicesAsync(
        CompassDbContext db, Actor actor, CancellationToken cancellationToken) =>
        await db.Organisations.VisibleTo(actor).OrderBy(o => o.Name)
            .Select(o => new OrganisationChoice(o.Id, o.Name, o.IsSample))
            .ToListAsync(cancellationToken);

    /// <summary>Under an id of its own, and under the file's name even if somebody else's organisation has that: the reader must not learn it.</summary>
    private Guid Make(CompassDbContext db, OrganisationPart part, Actor actor)
    {
        var organisation = new Organisation(part.Name, clock.GetUtcNow().UtcDateTime);
        organisation.ComeFrom(part.Id);
        if (actor.Role == Role.Consultant)
        {
            organisation.Members.Add(new OrganisationMember(organisation.Id, actor.UserId));
        }

        db.Organisations.Add(organisation);
        audit.Add(db, AuditAction.OrganisationCreated, actor, organisation.Id);
        return organisation.Id;
    }
}
