using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Deletion;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Reports.HandOver;

public enum SampleRemoval
{
    Removed,
    NothingToRemove,
    NotAllowed,
}

/// <summary>
/// Removes the sample at once and for good: nobody needs thirty days to think about fiction. The phones and votes of a workshop that is
/// held on it are real, and go with all that ties them together.
/// </summary>
public sealed class SampleRemover(
    IDbContextFactory<CompassDbContext> contexts, Removal removal, PiecewiseRemoval pieces, IDatabaseUpkeep upkeep, PackStore packs, AuditLog audit,
    TimeProvider clock)
{
    /// <summary>Removes the sample and everything in it: hidden at once, and gone piece by piece. A consultant removes one that they see.</summary>
    public async Task<SampleRemoval> RemoveAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.MayEdit)
        {
            return SampleRemoval.NotAllowed;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        List<Organisation> samples;
        List<Guid> assessments;
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            // An administrator also removes what is waiting for its thirty days to pass.
            var seen = actor.Role == Role.Administrator ? db.Organisations : db.Organisations.VisibleTo(actor);
            samples = await seen.Where(o => o.IsSample && !o.IsUnfinished).ToListAsync(cancellationToken);
            if (samples.Count == 0)
            {
                return SampleRemoval.NothingToRemove;
            }

            var ids = samples.ConvertAll(s => s.Id);
            var inside = db.Assessments.Where(a => ids.Contains(a.OrganisationId));
            assessments = await inside.Select(a => a.Id).ToListAsync(cancellationToken);
            await removal.HideAsync(db, inside, cancellationToken);
            foreach (var sample in samples)
            {
                sample.Begin(clock.GetUtcNow().UtcDateTime);
                audit.Add(db, AuditAction.SampleRemoved, actor, sample.Id);
            }

            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        // Everything of an organisation hangs on its row by cascading foreign keys.
        foreach (var sample in samples)
        {
            await pieces.RemoveAsync<Organisation>(sample.Id);
        }

        assessments.ForEach(packs.RemoveAllOf);
        await upkeep.RemoveTracesAsync();
        return SampleRemoval.Removed;
    }
}
