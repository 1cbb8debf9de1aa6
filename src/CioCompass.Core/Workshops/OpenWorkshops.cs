using CioCompass.Core.Assessments.Upgrades;
using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops;

internal sealed class OpenWorkshops : IOpenWorkshops
{
    public Task<bool> AnyAsync(CompassDbContext db, Guid assessmentId, CancellationToken cancellationToken) =>
        db.Workshops.AnyAsync(w => w.AssessmentId == assessmentId && w.Status == WorkshopStatus.Open, cancellationToken);
}
