using System.Security.Cryptography;
using CioCompass.Core.Assessments;
using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Reports.Travel.Import;

/// <summary>
/// Tells, from the versions of all that an assessment has, whether somebody has changed it. So a whole assessment is read and compared
/// before a transaction, which then only looks whether that still holds.
/// </summary>
internal static class AssessmentState
{
    /// <returns>The same again as long as nothing has changed; for one that is not there as well.</returns>
    public static async Task<string> OfAsync(CompassDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var versions = await db.Assessments.Where(a => a.Id == id).Select(a => new { a.Id, a.Version })
            .Concat(db.Set<Response>().Where(r => r.AssessmentId == id).Select(r => new { r.Id, r.Version }))
            .Concat(db.Workshops.Where(w => w.AssessmentId == id).Select(w => new { w.Id, w.Version }))
            .Concat(db.AgreedAnswers.Where(a => a.AssessmentId == id).Select(a => new { a.Id, a.Version }))
            .Concat(db.ActionItems.Where(a => a.AssessmentId == id).Select(a => new { a.Id, a.Version }))
            .Concat(db.FormerAnswers.Where(f => f.AssessmentId == id).Select(f => new { f.Id, Version = f.Id }))
            .ToListAsync(cancellationToken);
        return Convert.ToHexString(SHA256.HashData(
            versions.OrderBy(v => v.Id).SelectMany(v => v.Id.ToByteArray().Concat(v.Version.ToByteArray())).ToArray()));
    }
}
