using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Assessments.Results;

/// <summary>
/// Chooses the assessments that count beside others, and the one that each is compared with unless the reader chooses. Said once, so that results,
/// report, exports, dashboard, trend and benchmark speak of the same two.
/// </summary>
internal static class Comparison
{
    /// <summary>Leaves out trials, and samples except among samples.</summary>
    public static IQueryable<Assessment> ThatCount(this IQueryable<Assessment> assessments) =>
        assessments.Where(a => !a.IsTrial && (!a.IsSample || a.Organisation.IsSample));

    /// <summary>
    /// The assessment that its answers were copied from; else the latest completed one of the same organisation before it. Neither where it
    /// does not count, or was held later.
    /// </summary>
    /// <param name="among">What may be compared with.</param>
    /// <param name="which">Those to find it for.</param>
    /// <returns>By assessment, in one query; null where there is none.</returns>
    public static async Task<IReadOnlyDictionary<Guid, Guid?>> DefaultsAsync(
        IQueryable<Assessment> among, IQueryable<Assessment> which, CancellationToken cancellationToken)
    {
        var counting = among.ThatCount();

        // The bound without "or" is implied by what follows; by it alone a database finds its place in the index.
        var found = await which
            .Select(a => new
            {
                a.Id,
                Original = counting
                    .Where(e => e.Id == a.ClonedFromId && e.OrganisationId == a.OrganisationId
                        && (e.HeldOn < a.HeldOn || (e.HeldOn == a.HeldOn && e.CreatedAt < a.CreatedAt)))
                    .Select(e => (Guid?)e.Id).FirstOrDefault(),
                Completed = counting
                    .Where(e => e.OrganisationId == a.OrganisationId && e.Status == AssessmentStatus.Completed && e.HeldOn <= a.HeldOn
                        && (e.HeldOn < a.HeldOn || (e.HeldOn == a.HeldOn && e.CreatedAt < a.CreatedAt)))
                    .OrderByDescending(e => e.HeldOn).ThenByDescending(e => e.CreatedAt)
                    .Select(e => (Guid?)e.Id).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return found.ToDictionary(f => f.Id, f => f.Original ?? f.Completed);
    }
}
