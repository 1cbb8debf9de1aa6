using CioCompass.Core.Data;

namespace CioCompass.Core.Assessments.Upgrades;

/// <summary>
/// Tells whether a room is at work on an assessment, which then keeps its questions. Asked here and answered by the workshops, which know
/// assessments; assessments do not know them.
/// </summary>
public interface IOpenWorkshops
{
    /// <param name="db">The caller's, within its transaction: none is opened in between.</param>
    Task<bool> AnyAsync(CompassDbContext db, Guid assessmentId, CancellationToken cancellationToken);
}
