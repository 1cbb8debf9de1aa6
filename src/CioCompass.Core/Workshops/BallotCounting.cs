using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops;

/// <summary>Decides on a group of ballots in the order of their arrival, with three queries for the whole group.</summary>
internal sealed class BallotCounting
{
    private readonly CompassDbContext db;
    private readonly DateTime now;
    private readonly Dictionary<Guid, Round> rounds;
    private readonly HashSet<(Guid WorkshopId, string TokenHash)> participants;
    private readonly Dictionary<(Guid RoundId, string VoterKey), Ballot> ballots;
    private readonly HashSet<(Guid WorkshopId, Guid RoundId)> changed = [];

    private BallotCounting(
        CompassDbContext db, DateTime now, Dictionary<Guid, Round> rounds, HashSet<(Guid WorkshopId, string TokenHash)> participants,
        Dictionary<(Guid RoundId, string VoterKey), Ballot> ballots)
    {
        this.db = db;
        this.now = now;
        this.rounds = rounds;
        this.participants = participants;
        this.ballots = ballots;
    }

    /// <summary>Rounds that got a ballot more.</summary>
    public IReadOnlyCollection<(Guid WorkshopId, Guid RoundId)> Changed => changed;

    public static async Task<BallotCounting> LoadAsync(CompassDbContext db, IReadOnlyList<PendingBallot> group, DateTime now)
    {
        var roundIds = group.Select(b => b.Request.RoundId).Distinct().ToList();
        var rounds = await db.Rounds.AsNoTracking().Where(r => roundIds.Contains(r.Id)).ToDictionaryAsync(r => r.Id);

        var hashes = group.Select(b => ParticipantToken.Hash(b.Request.Token!)).ToList();
        var participants = (await db.Participants
                .Where(p => hashes.Contains(p.TokenHash))
                .Select(p => new { p.WorkshopId, p.TokenHash })
                .ToListAsync())
            .Select(p => (p.WorkshopId, Convert.ToHexString(p.TokenHash)))
            .ToHashSet();

        var voterKeys = group
            .Where(b => rounds.GetValueOrDefault(b.Request.RoundId)?.Secret is not null)
            .Select(b => (byte[]?)ParticipantToken.VoterKey(rounds[b.Request.RoundId].Secret!, b.Request.Token!))
            .ToList();
        var ballots = (await db.Ballots
                .Where(b => roundIds.Contains(b.RoundId) && voterKeys.Contains(b.VoterKey))
                .ToListAsync())
            .ToDictionary(b => (b.RoundId, Convert.ToHexString(b.VoterKey!)));
        return new BallotCounting(db, now, rounds, participants, ballots);
    }

    public BallotResult Count(BallotRequest request)
    {
        if (!rounds.TryGetValue(request.RoundId, out var round))
        {
            return new BallotResult(BallotOutcome.NotJoined);
        }

        // Before the token: closing the workshop deletes its participants, and their phones should hear why.
        if (!round.TakesBallots(now))
        {
            return new BallotResult(BallotOutcome.Closed);
        }

        if (!participants.Contains((round.WorkshopId, Convert.ToHexString(ParticipantToken.Hash(request.Token!)))))
        {
            return new BallotResult(BallotOutcome.NotJoined);
        }

        if (!request.Value.Fits(round.Kind))
        {
            return new BallotResult(BallotOutcome.Invalid);
        }

        var voterKey = ParticipantToken.VoterKey(round.Secret!, request.Token!);
        var key = (round.Id, Convert.ToHexString(voterKey));
        if (!ballots.TryGetValue(key, out var ballot))
        {
            ballots[key] = ballot = new Ballot(round.Id, voterKey);
            db.Ballots.Add(ballot);
            changed.Add((round.WorkshopId, round.Id));
        }

        var accepted = ballot.Accept(request.Value, request.IdempotencyKey, request.Sequence);
        return new BallotResult(accepted ? BallotOutcome.Accepted : BallotOutcome.Superseded, ballot.Value, ballot.Sequence!.Value);
    }
}
