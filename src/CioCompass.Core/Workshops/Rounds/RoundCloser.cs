using CioCompass.Core.Data;
using CioCompass.Core.Data.Deletion;
using CioCompass.Core.Data.Transactions;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Feed;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops.Rounds;

/// <summary>
/// Closes rounds, so that afterwards nothing in the database ties a ballot to a phone: in one transaction the secret and the open
/// ballots with their keys are erased, and their choices stored as counts under random ids, in the order of those ids, and apart from how
/// sure people were. What the disk still holds of what was erased is removed then.
/// </summary>
public sealed class RoundCloser(IDbContextFactory<CompassDbContext> contexts, IDatabaseUpkeep upkeep, WorkshopFeed feed, TimeProvider clock)
{
    /// <summary>Closes a round that may have been closed by somebody else meanwhile.</summary>
    /// <param name="due">Only if its time is up.</param>
    /// <returns>False when it was not open, or not due.</returns>
    internal async Task<bool> CloseAsync(Guid roundId, bool due, CancellationToken cancellationToken)
    {
        Guid workshopId;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            workshopId = await db.Rounds.Where(r => r.Id == roundId).Select(r => r.WorkshopId).SingleOrDefaultAsync(cancellationToken);

            // A transaction takes the write lock at its beginning: no ballot is committed between the reading and the closing.
            await using var transaction = await db.BeginAsync(WriteLock.Workshop(workshopId), cancellationToken);
            var round = await db.Rounds.Include(r => r.Workshop).SingleOrDefaultAsync(r => r.Id == roundId, cancellationToken);
            if (round?.Status != RoundStatus.Open || (due && round.TakesBallots(clock.GetUtcNow().UtcDateTime)))
            {
                return false;
            }

            await CloseInAsync(db, round, cancellationToken);
            round.Workshop.Touch();
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        feed.Publish(workshopId, WorkshopChangeKind.RoundClosed, roundId);
        await RemoveTracesAsync();
        return true;
    }

    /// <summary>
    /// Closes an open round inside the caller's transaction, which has the workshop's lock and must then save, commit and remove the traces.
    /// </summary>
    internal async Task CloseInAsync(CompassDbContext db, Round round, CancellationToken cancellationToken)
    {
        var counts = await db.OpenBallots
            .Where(b => b.RoundId == round.Id)
            .GroupBy(b => new { b.Choice, b.Number, b.Confidence })
            .Select(g => new { g.Key.Choice, g.Key.Number, g.Key.Confidence, Count = g.Count() })
            .ToListAsync(cancellationToken);

        // Ballots and secrets whose round has been deleted go as well: what stays is what is open elsewhere.
        await db.EraseAsync<RoundSecret>(
            s => s.RoundId == round.Id || !db.Rounds.Any(r => r.Id == s.RoundId && r.Status == RoundStatus.Open), cancellationToken);
        await db.EraseAsync<OpenBallot>(
            b => b.RoundId == round.Id || !db.Rounds.Any(r => r.Id == b.RoundId && r.Status == RoundStatus.Open), cancellationToken);

        // EF Core inserts rows of one table in the order of their keys; sorted here as well, since the secrecy rests on it: in a small room
        // each row may be one person's, and the order of the groups that of their votes.
        db.BallotCounts.AddRange(counts
            .GroupBy(c => (c.Choice, c.Number), (vote, all) => new BallotCount(round.Id, vote.Choice, vote.Number, all.Sum(c => c.Count)))
            .OrderBy(b => b.Id));
        db.ConfidenceCounts.AddRange(counts
            .Where(c => c.Confidence is not null)
            .GroupBy(c => c.Confidence!.Value, (sure, all) => new ConfidenceCount(round.Id, sure, sure, all.Sum(c => c.Count))));
        round.Close(clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>Leaves nothing of what has been closed on the disk, as far as its readers let it.</summary>
    internal Task RemoveTracesAsync() => upkeep.RemoveTracesAsync();
}
