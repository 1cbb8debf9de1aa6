using CioCompass.Core.Assessments;
using CioCompass.Core.Data;
using CioCompass.Core.Text.Json;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Reports.Travel.Import;

/// <summary>From the workshops of a file to rows.</summary>
internal static class RoundRows
{
    /// <param name="stored">Votes that are here already, of which the file may say nothing.</param>
    /// <param name="ids">Gets the id of every round.</param>
    public static IEnumerable<object> Of(
        Guid assessmentId, WorkshopPart part, StoredVotes stored, Dictionary<(RoundKind, string, int), Guid> ids)
    {
        var workshop = Workshop.Imported(assessmentId, part.StartedBy, part.StartedAt, part.ClosedAt);
        yield return workshop;
        foreach (var held in part.Rounds)
        {
            var round = Round.Imported(
                workshop.Id, held.Kind, held.Subject, held.Order, held.Attempt, held.OpenedAt, held.ClosedAt, held.RevealedAt);
            ids[held.Key()] = round.Id;
            yield return round;
            foreach (var vote in Votes(held, stored.Of(held)))
            {
                yield return new BallotCount(round.Id, vote.Choice, vote.Number, vote.Count);
            }

            foreach (var sure in held.Confidence ?? stored.Of(held).Sure)
            {
                yield return new ConfidenceCount(round.Id, sure.From, sure.To, sure.Count);
            }
        }
    }

    /// <summary>Votes to store: where the file withholds them, or their levels only, those that are stored already.</summary>
    private static IEnumerable<VotePart> Votes(RoundPart held, StoredVotes.Round stored)
    {
        if (held.Withheld)
        {
            return stored.Votes;
        }

        var levels = stored.Votes.Where(v => v.IsLevel).ToList();
        return held.Votes.SelectMany(v =>
            v.Choice == BallotChoice.UntoldLevel && levels.Sum(l => l.Count) == v.Count ? (IEnumerable<VotePart>)levels : [v]);
    }
}

/// <summary>The closed ballots of an assessment's rounds, by what tells a round from the others.</summary>
internal sealed class StoredVotes
{
    private readonly ILookup<(RoundKind, string, int), VotePart> votes;
    private readonly ILookup<(RoundKind, string, int), SurePart> sure;

    private StoredVotes(ILookup<(RoundKind, string, int), VotePart> votes, ILookup<(RoundKind, string, int), SurePart> sure) =>
        (this.votes, this.sure) = (votes, sure);

    /// <summary>Votes of an assessment that is new here.</summary>
    public static StoredVotes None { get; } = new(
        Array.Empty<VotePart>().ToLookup(_ => default((RoundKind, string, int))),
        Array.Empty<SurePart>().ToLookup(_ => default((RoundKind, string, int))));

    public static async Task<StoredVotes> ReadAsync(CompassDbContext db, Guid assessmentId, CancellationToken cancellationToken)
    {
        var rounds = db.Rounds.Where(r => r.Workshop.AssessmentId == assessmentId);
        var votes = await db.BallotCounts
            .Join(rounds, b => b.RoundId, r => r.Id, (b, r) => new { r.Kind, r.Subject, r.Attempt, Part = new VotePart(b.Choice, b.Number, b.Count) })
            .ToListAsync(cancellationToken);
        var sure = await db.ConfidenceCounts
            .Join(rounds, c => c.RoundId, r => r.Id, (c, r) => new { r.Kind, r.Subject, r.Attempt, Part = new SurePart(c.Least, c.Most, c.Count) })
            .ToListAsync(cancellationToken);
        return new StoredVotes(
            votes.ToLookup(v => (v.Kind, v.Subject, v.Attempt), v => v.Part),
            sure.ToLookup(c => (c.Kind, c.Subject, c.Attempt), c => c.Part));
    }

    public Round Of(RoundPart part) => new([.. votes[part.Key()]], [.. sure[part.Key()]]);

    internal sealed record Round(IReadOnlyList<VotePart> Votes, IReadOnlyList<SurePart> Sure);
}
