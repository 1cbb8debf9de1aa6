using CioCompass.Core.Data;
using CioCompass.Core.Workshops;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Reports.Travel;

/// <summary>The closed rounds of an assessment, counted. Nothing leaves that the screens would not show.</summary>
/// <param name="Attempts">Of the revealed rounds on questions, by their id here.</param>
internal sealed record RoundExport(IReadOnlyList<WorkshopPart> Workshops, IReadOnlyDictionary<Guid, int> Attempts)
{
    public static async Task<RoundExport> ReadAsync(
        CompassDbContext db, Guid assessmentId, int minimumCount, CancellationToken cancellationToken)
    {
        var workshops = await db.Workshops.AsNoTracking()
            .Where(w => w.AssessmentId == assessmentId)
            .Include(w => w.Rounds.Where(r => r.Status == RoundStatus.Closed || r.Status == RoundStatus.Revealed))
            .ToListAsync(cancellationToken);
        var groups = await db.Ballots
            .Where(b => db.Rounds.Any(r => r.Id == b.RoundId && r.Status == RoundStatus.Revealed && r.Workshop.AssessmentId == assessmentId))
            .GroupBy(b => new { b.RoundId, b.Choice, b.Number, b.Confidence })
            .Select(g => new { g.Key.RoundId, Vote = new VotePart(g.Key.Choice, g.Key.Number, g.Key.Confidence, g.Count()) })
            .ToListAsync(cancellationToken);
        var votes = groups.ToLookup(g => g.RoundId, g => g.Vote);

        return new RoundExport(
            [.. workshops.Select(w => new WorkshopPart(
                w.StartedAt, w.StartedBy, w.ClosedAt, [.. w.Rounds.Select(r => Part(r, [.. votes[r.Id]], minimumCount))]))],
            workshops.SelectMany(w => w.Rounds)
                .Where(r => r.Kind == RoundKind.Question && r.Status == RoundStatus.Revealed)
                .ToDictionary(r => r.Id, r => r.Attempt));
    }

    private static RoundPart Part(Round round, IReadOnlyList<VotePart> votes, int minimumCount)
    {
        var withheld = round.Status != RoundStatus.Revealed || IsBelow(votes.Where(v => v.Choice != BallotChoice.Abstain), minimumCount);
        return new RoundPart(
            round.Kind, round.Subject, round.Order, round.Attempt, round.Status, round.OpenedAt, round.ClosedAt, round.RevealedAt, withheld,
            withheld ? [] : WithoutFewConfidences(votes, minimumCount));
    }

    /// <summary>As on the screens: how sure two people were is not told, even where twenty voted.</summary>
    private static IReadOnlyList<VotePart> WithoutFewConfidences(IReadOnlyList<VotePart> votes, int minimumCount) =>
        IsBelow(votes.Where(v => v.Confidence is not null), minimumCount)
            ? DocumentOrder.WithoutConfidence(votes)
            : votes;

    private static bool IsBelow(IEnumerable<VotePart> votes, int minimumCount) => votes.Sum(v => v.Count) < minimumCount;
}
