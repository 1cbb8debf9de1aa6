using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Reports.Travel.Import;

/// <summary>Finds the place of a file among the organisations and assessments that its reader sees.</summary>
public sealed class ImportPlaces(TimeProvider clock)
{
    /// <summary>The assessment that the file is about; null where the reader sees none.</summary>
    internal static async Task<Assessment?> StoredAsync(
        CompassDbContext db, AssessmentDocument document, Actor actor, CancellationToken cancellationToken)
    {
        var id = document.Assessment.Id;
        return await db.Assessments.AsNoTracking().VisibleTo(actor)
            .Where(a => a.Id == id || a.OriginId == id)
            .OrderByDescending(a => a.Id == id).ThenBy(a => a.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>An assessment of one organisation by its id in files; null where the reader sees none.</summary>
    internal static async Task<Guid?> FindInAsync(
        CompassDbContext db, Guid travelId, Guid organisationId, Actor actor, CancellationToken cancellationToken) =>
        await db.Assessments.VisibleTo(actor)
            .Where(a => a.OrganisationId == organisationId && (a.Id == travelId || a.OriginId == travelId))
            .OrderByDescending(a => a.OriginId == travelId).ThenBy(a => a.Id)
            .Select(a => (Guid?)a.Id)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Finds the organisation for a new assessment.</summary>
    /// <param name="original">What is stored of it, where it becomes a copy beside that.</param>
    /// <returns>Null where the reader must say.</returns>
    internal static async Task<ImportPlace?> PlaceAsync(
        CompassDbContext db, AssessmentDocument document, ImportChoice choice, Assessment? original, Actor actor, CancellationToken cancellationToken)
    {
        var organisation = original?.OrganisationId ?? await OrganisationAsync(db, document, choice, actor, cancellationToken);
        return organisation is null && (choice.OrganisationId is not null || !choice.NewOrganisation) ? null : new ImportPlace(original?.Id, organisation);
    }

    /// <summary>The organisation that was chosen; else the file's own by its id, or by its exact name.</summary>
    private static async Task<Guid?> OrganisationAsync(
        CompassDbContext db, AssessmentDocument document, ImportChoice choice, Actor actor, CancellationToken cancellationToken)
    {
        var visible = db.Organisations.VisibleTo(actor);
        if (choice.OrganisationId is { } chosen)
        {
            return await visible.AnyAsync(o => o.Id == chosen, cancellationToken) ? chosen : null;
        }

        var id = document.Organisation.Id;
        var known = await visible
            .Where(o => o.Id == id || o.OriginId == id)
            .OrderByDescending(o => o.Id == id).ThenBy(o => o.Id)
            .Select(o => (Guid?)o.Id)
            .FirstOrDefaultAsync(cancellationToken);
        var named = known is null ? await visible.NamedAsync([document.Organisation.Name], cancellationToken) : [];
        return known ?? (named.Count > 0 ? named[0] : null);
    }

    /// <summary>Under an id of its own, and under the file's name even if somebody else's organisation has that: the reader must not learn it.</summary>
    internal Organisation Make(AssessmentDocument document, Actor actor)
    {
        // The organisation of a sample is one, so that its assessments are compared with each other and with no real ones.
        var organisation = new Organisation(document.Organisation.Name, clock.GetUtcNow().UtcDateTime, document.Assessment.IsSample);
        organisation.SetOrigin(document.Organisation.Id);
        if (actor.Role == Role.Consultant)
        {
            organisation.Members.Add(new OrganisationMember(organisation.Id, actor.UserId));
        }

        return organisation;
    }
}

/// <param name="OriginalId">What is stored of the same file; null where nothing is.</param>
/// <param name="OrganisationId">Null for one that is to be made.</param>
internal sealed record ImportPlace(Guid? OriginalId, Guid? OrganisationId);
