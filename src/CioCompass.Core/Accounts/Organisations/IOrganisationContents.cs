using CioCompass.Core.Data;

namespace CioCompass.Core.Accounts.Organisations;

/// <summary>
/// Tells what organisations have. Asked here and answered by the assessments, which know organisations; accounts do not know them.
/// </summary>
public interface IOrganisationContents
{
    /// <returns>The organisation of each assessment that is not deleted, to be a part of the caller's query.</returns>
    IQueryable<Guid> OwnersOfAssessments(CompassDbContext db);
}
