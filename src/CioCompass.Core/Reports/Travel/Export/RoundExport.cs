using CioCompass.Core.Data;
using CioCompass.Core.Text.Json;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Results;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Reports.Travel.Export;

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
        var revealed = (await RevealedRounds.ReadAsync(
                db, db.Rounds.Where(r => r.Workshop.AssessmentId == assessmentId), minimumCount, cancellationToken))
            .ToDictionary(r => r.RoundId, r => r.Result);

        return new RoundExport(
            [.. workshops.Select(w => new WorkshopPart(
                w.StartedAt, w.StartedBy, w.ClosedAt, [.. w.Rounds.Select(r => Part(r, revealed.GetValueOrDefault(r.Id)))]))],
            workshops.SelectMany(w => w.Rounds)
                .Where(r => r.Kind == RoundKind.Question && r.Status == RoundStatus.Revealed)
                .ToDictionary(r => r.Id, r => r.Attempt));
    }

    /// <param name="result">Null for a round that was not revealed.</param>
    private static RoundPart Part(Round round, RoundResult? result) => new(
        round.Kind, round.Subject, round.Order, round.Attempt, round.Status, round.OpenedAt, round.ClosedAt, round.RevealedAt,
        result is null or RoundResult.Withheld, [.. Votes(result).Where(v => v.Count > 0)])
    {
        Confidence = result is RoundResult.Levels { Tally.Confidence: { } spread }
            ? [.. spread.Ranges.Where(r => r.Count > 0).Select(r => new SurePart(r.Least, r.Most, r.Count))]
            : null,
    };

    private static IEnumerable<VotePart> Votes(RoundResult? result) => result switch
    {
        RoundResult.Levels { Tally: var tally } =>
        [
            .. tally.Counts?.Select((count, index) => new VotePart(BallotChoice.Level, index + 1, count))
                ?? [new VotePart(BallotChoice.UntoldLevel, null, tally.Rated)],
            new VotePart(BallotChoice.DontKnow, null, tally.DontKnow),
            new VotePart(BallotChoice.Abstain, null, tally.Abstained),
        ],
        RoundResult.Guesses { Tally: var tally } =>
        [
            .. tally.Guesses.Select(g => new VotePart(BallotChoice.Guess, g.Percent, g.Count)),
            new VotePart(BallotChoice.Abstain, null, tally.Abstained),
        ],
        RoundResult.Positions { Tally: var tally } =>
        [
            new VotePart(BallotChoice.Agree, null, tally.Agree),
            new VotePart(BallotChoice.Disagree, null, tally.Disagree),
            new VotePart(BallotChoice.DontKnow, null, tally.DontKnow),
            new VotePart(BallotChoice.Abstain, null, tally.Abstained),
        ],
        RoundResult.Withheld or null => [],
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "No such result."),
    };
}
