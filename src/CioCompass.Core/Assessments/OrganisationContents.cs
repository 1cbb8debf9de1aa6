using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Data;

namespace CioCompass.Core.Assessments;

internal sealed class OrganisationContents : IOrganisationContents
{
    public IQueryable<Guid> OwnersOfAssessments(CompassDbContext db) => db.Assessments.Where(a => a.DeletedAt == null).Select(a => a.OrganisationId);
}
