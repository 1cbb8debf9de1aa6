using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Auditing;
using CioCompass.Core.Configuration;
using CioCompass.Core.Data;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Core.Workshops.Presence;
using CioCompass.Core.Workshops.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CioCompass.Core.Workshops.Rounds;

/// <summary>
/// Reads rounds for the screens and the exports. Nothing but the number of ballots leaves before the reveal, and nothing but
/// "withheld" of a round with fewer votes than the minimum count.
/// </summary>
public sealed class RoundReader(
    IDbContextFactory<CompassDbContext> contexts, RoundSubjects subjects, PresentPhones present, AuditLog audit,
    IOptions<CompassOptions> options)
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
                Ballots = db.BallotCounts.Where(b => b.RoundId == r.Id).Sum(b => b.Count) + db.OpenBallots.Count(b => b.RoundId == r.Id),
                Participants = db.Participants.Count(p => p.WorkshopId == r.WorkshopId),
            })
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            await audit.NoteRefusalAsync(db.Rounds, roundId, actor, "round", cancellationToken);

            return null;
        }

        var round = found.Round;
        var sameSubject = db.Rounds.Where(r => r.Workshop.AssessmentId == found.AssessmentId && r.Subject == round.Subject
            && (r.Kind == RoundKind.Question) == (round.Kind == RoundKind.Question));
        var revealed = await RevealedAsync(db, sameSubject, cancellationToken);
        var words = await subjects.ForAsync(found.QuestionSetId, cancellationToken);
        var isStatisticShown = revealed.Any(r => r.Kind == RoundKind.Guess || r.RoundId == round.Id);
        return new RoundView(
            round.Id, round.WorkshopId, words.Of(round.Kind, round.Subject, isStatisticShown, round.OpenedAt), round.Attempt, round.Status, round.TimerEndsAt,
            found.Ballots, found.Participants, Present(round.WorkshopId, found.Participants),
            revealed.FirstOrDefault(r => r.RoundId == round.Id)?.Result,
            [.. revealed.Where(r => r.Kind == round.Kind && r.Attempt < round.Attempt)],
            revealed.LastOrDefault(r => r.Kind != round.Kind));
    }

    /// <summary>The numbers alone, for a screen that counts along.</summary>
    /// <returns>Null when there is no such round, or it is not the reader's.</returns>
    public async Task<RoundCount?> CountAsync(Guid roundId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var count = await db.Rounds.VisibleTo(actor)
            .Where(r => r.Id == roundId)
            .Select(r => new
            {
                r.WorkshopId,
                Ballots = db.BallotCounts.Where(b => b.RoundId == r.Id).Sum(b => b.Count) + db.OpenBallots.Count(b => b.RoundId == r.Id),
                Participants = db.Participants.Count(p => p.WorkshopId == r.WorkshopId),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return count is null ? null : new RoundCount(count.Ballots, count.Participants, Present(count.WorkshopId, count.Participants));
    }

    /// <summary>Every revealed round of an assessment, over all its workshops, by subject and attempt; for results and exports.</summary>
    /// <returns>Empty where the assessment is not the reader's.</returns>
    public async Task<IReadOnlyList<RevealedRound>> HistoryAsync(Guid assessmentId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await RevealedAsync(
            db, db.Rounds.VisibleTo(actor).Where(r => r.Workshop.AssessmentId == assessmentId), cancellationToken);
    }

    /// <inheritdoc cref="RevealedRounds.ReadAsync"/>
    internal Task<IReadOnlyList<RevealedRound>> RevealedAsync(
        CompassDbContext db, IQueryable<Round> rounds, CancellationToken cancellationToken) =>
        RevealedRounds.ReadAsync(db, rounds, MinimumCount, cancellationToken);

    /// <summary>A phone that has just left may have been heard by another process.</summary>
    private int Present(Guid workshopId, int participants) => Math.Min(participants, present.Count(workshopId));
}
