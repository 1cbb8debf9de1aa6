using CioCompass.Core.Data;
using CioCompass.Core.Workshops.Results;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops.Rounds;

/// <summary>The one way by which results leave the database, to screens and to exports: counted, and withheld where few could be told.</summary>
internal static class RevealedRounds
{
    /// <summary>The revealed ones among some rounds with their results, in three queries however many they are.</summary>
    /// <param name="rounds">
    /// Of each subject and kind that is among them all rounds of the assessment: what may be shown of one depends on what was shown before.
    /// </param>
    /// <param name="minimumCount">Fewest votes of which a result is given.</param>
    public static async Task<IReadOnlyList<RevealedRound>> ReadAsync(
        CompassDbContext db, IQueryable<Round> rounds, int minimumCount, CancellationToken cancellationToken)
    {
        var revealed = rounds.Where(r => r.Status == RoundStatus.Revealed);
        var heads = await revealed
            .OrderBy(r => r.Order).ThenBy(r => r.Attempt)
            .Select(r => new { r.Id, r.WorkshopId, r.Kind, r.Subject, r.Attempt, RevealedAt = r.RevealedAt!.Value })
            .ToListAsync(cancellationToken);
        var groups = await db.BallotCounts
            .Where(b => revealed.Any(r => r.Id == b.RoundId))
            .Select(b => new { b.RoundId, Group = new BallotGroup(b.Choice, b.Number, b.Count) })
            .ToListAsync(cancellationToken);
        var sure = await db.ConfidenceCounts
            .Where(c => revealed.Any(r => r.Id == c.RoundId))
            .Select(c => new { c.RoundId, Range = new ConfidenceRange(c.Least, c.Most, c.Count) })
            .ToListAsync(cancellationToken);

        var ballots = groups.ToLookup(g => g.RoundId, g => g.Group);
        var ranges = sure.ToLookup(c => c.RoundId, c => c.Range);
        return Subtraction.KeepBack(
            [.. heads.Select(h => new RevealedRound(
                h.Id, h.WorkshopId, h.Kind, h.Subject, h.Attempt, h.RevealedAt, ballots[h.Id].Sum(g => g.Count),
                Tallying.Of(h.Kind, [.. ballots[h.Id]], [.. ranges[h.Id]], minimumCount)))],
            minimumCount);
    }
}
