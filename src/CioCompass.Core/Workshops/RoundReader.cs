using CioCompass.Core.Accounts;
using CioCompass.Core.Data;
using CioCompass.Core.Operations;
using CioCompass.Core.Workshops.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CioCompass.Core.Workshops;

/// <summary>
/// Reads rounds for the screens and the exports. Nothing but the number of ballots leaves before the reveal, and nothing but
/// "withheld" of a round with fewer votes than the minimum count.
/// </summary>
public sealed class RoundReader(
    IDbContextFactory<CompassDbContext> contexts, RoundSubjects subjects, AuditLog audit, IOptions<CompassOptions> options)
{
    private int MinimumCount => options.Value.Workshops.EffectiveMinimumCount;

    /// <returns>Null when there is none, or when it is not the reader's; the latter is written to the audit log.</returns>
    public async Task<RoundView?> FindAsync(Guid roundId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.Rounds.VisibleTo(actor)
            .Where(r => r.Id == roundId)
            .Select(r => new
            {
                Round = r,
                r.Workshop.AssessmentId,
                r.Workshop.Assessment.QuestionSetId,
                Ballots = db.Ballots.Count(b => b.RoundId == r.Id) + db.OpenBallots.Count(b => b.RoundId == r.Id),
                Participants = db.Participants.Count(p => p.WorkshopId == r.WorkshopId),
            })
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            if (await db.Rounds.AnyAsync(r => r.Id == roundId, cancellationToken))
            {
                await audit.RefusedAsync(actor, roundId, "round", cancellationToken);
            }

            return null;
        }

        var round = found.Round;
        var sameSubject = db.Rounds.Where(r => r.Workshop.AssessmentId == found.AssessmentId && r.Subject == round.Subject
            && (r.Kind == RoundKind.Question) == (round.Kind == RoundKind.Question));
        var revealed = await RevealedAsync(db, sameSubject, cancellationToken);
        var words = await subjects.ForAsync(found.QuestionSetId, cancellationToken);
        var figureIsOut = revealed.Any(r => r.Kind == RoundKind.Guess || r.RoundId == round.Id);
        return new RoundView(
            round.Id, round.WorkshopId, words.Of(round.Kind, round.Subject, figureIsOut, round.OpenedAt), round.Attempt, round.Status, round.TimerEndsAt,
            found.Ballots, found.Participants,
            revealed.FirstOrDefault(r => r.RoundId == round.Id)?.Result,
            [.. revealed.Where(r => r.Kind == round.Kind && r.Attempt < round.Attempt)],
            revealed.LastOrDefault(r => r.Kind != round.Kind));
    }

    /// <summary>The numbers alone, for a screen that counts along.</summary>
    /// <returns>Null when there is no such round, or it is not the reader's.</returns>
    public async Task<RoundCount?> CountAsync(Guid roundId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Rounds.VisibleTo(actor)
            .Where(r => r.Id == roundId)
            .Select(r => new RoundCount(
                db.Ballots.Count(b => b.RoundId == r.Id) + db.OpenBallots.Count(b => b.RoundId == r.Id),
                db.Participants.Count(p => p.WorkshopId == r.WorkshopId)))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Every revealed round of an assessment, over all its workshops, by subject and attempt; for results and exports.</summary>
    /// <returns>Empty where the assessment is not the reader's.</returns>
    public async Task<IReadOnlyList<RevealedRound>> HistoryAsync(Guid assessmentId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await RevealedAsync(
            db, db.Rounds.VisibleTo(actor).Where(r => r.Workshop.AssessmentId == assessmentId), cancellationToken);
    }

    /// <summary>The revealed ones among some rounds with their results, in two queries however many they are.</summary>
    internal async Task<IReadOnlyList<RevealedRound>> RevealedAsync(
        CompassDbContext db, IQueryable<Round> rounds, CancellationToken cancellationToken)
    {
        var revealed = rounds.Where(r => r.Status == RoundStatus.Revealed);
        var heads = await revealed
            .OrderBy(r => r.Order).ThenBy(r => r.Attempt)
            .Select(r => new { r.Id, r.WorkshopId, r.Kind, r.Subject, r.Attempt, RevealedAt = r.RevealedAt!.Value })
            .ToListAsync(cancellationToken);
        var groups = await db.Ballots
            .Where(b => revealed.Any(r => r.Id == b.RoundId))
            .GroupBy(b => new { b.RoundId, b.Choice, b.Number, b.Confidence })
            .Select(g => new { g.Key.RoundId, g.Key.Choice, g.Key.Number, g.Key.Confidence, Count = g.Count() })
            .ToListAsync(cancellationToken);

        var byRound = groups.ToLookup(g => g.RoundId, g => new BallotGroup(g.Choice, g.Number, g.Confidence, g.Count));
        return [.. heads.Select(h => new RevealedRound(
            h.Id, h.WorkshopId, h.Kind, h.Subject, h.Attempt, h.RevealedAt, byRound[h.Id].Sum(g => g.Count),
            Tallying.Of(h.Kind, [.. byRound[h.Id]], MinimumCount)))];
    }
}
