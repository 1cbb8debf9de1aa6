using CioCompass.Core.Accounts;
using CioCompass.Core.Data;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops.Ballots;

/// <summary>Decides on a group of ballots in the order of their arrival, with four queries for the whole group.</summary>
internal sealed class BallotCounting
{
    private readonly CompassDbContext db;
    private readonly DateTime now;
    private readonly Dictionary<Guid, Round> rounds;
    private readonly HashSet<(Guid WorkshopId, string TokenHash)> participants;
    private readonly Dictionary<Guid, byte[]> secrets;
    private readonly Dictionary<(Guid RoundId, string VoterKey), OpenBallot> ballots;
    private readonly HashSet<(Guid WorkshopId, Guid RoundId)> changed = [];

    private BallotCounting(
        CompassDbContext db, DateTime now, Dictionary<Guid, Round> rounds, Dictionary<Guid, byte[]> secrets,
        HashSet<(Guid WorkshopId, string TokenHash)> participants, Dictionary<(Guid RoundId, string VoterKey), OpenBallot> ballots)
    {
        this.db = db;
        this.now = now;
        this.rounds = rounds;
        this.secrets = secrets;
        this.participants = participants;
        this.ballots = ballots;
    }

    /// <summary>Rounds that got a ballot more.</summary>
    public IReadOnlyCollection<(Guid WorkshopId, Guid RoundId)> Changed => changed;

    public static async Task<BallotCounting> LoadAsync(
        CompassDbContext db, IReadOnlyList<BallotRequest> group, RoundSeal seal, DateTime now)
    {
        var hashes = group.Select(b => SecretToken.Hash(b.Token!)).ToList();
        var participants = (await db.Participants
                .Where(p => hashes.Contains(p.TokenHash))
                .Select(p => new { p.WorkshopId, p.TokenHash })
                .ToListAsync())
            .Select(p => (p.WorkshopId, Convert.ToHexString(p.TokenHash)))
            .ToHashSet();

        var roundIds = group.Select(b => b.RoundId).Distinct().ToList();
        var rounds = await db.Rounds.AsNoTracking().Where(r => roundIds.Contains(r.Id)).ToDictionaryAsync(r => r.Id);
        var secrets = await seal.OpenAsync(db, roundIds);

        var voterKeys = group
            .Where(b => secrets.ContainsKey(b.RoundId))
            .Select(b => ParticipantToken.VoterKey(secrets[b.RoundId], SecretToken.Hash(b.Token!)))
            .ToList();
        var ballots = (await db.OpenBallots
                .Where(b => roundIds.Contains(b.RoundId) && voterKeys.Contains(b.VoterKey))
                .ToListAsync())
            .ToDictionary(b => (b.RoundId, Convert.ToHexString(b.VoterKey)));
        return new BallotCounting(db, now, rounds, secrets, participants, ballots);
    }

    public BallotResult Count(BallotRequest request)
    {
        if (!rounds.TryGetValue(request.RoundId, out var round))
        {
            return new BallotResult(BallotOutcome.NotJoined);
        }

        // Before the token: closing the workshop deletes its participants, and their phones should hear why.
        // Without its secret a round takes none, and is to be closed and voted on again.
        if (!round.TakesBallots(now) || !secrets.TryGetValue(round.Id, out var secret))
        {
            return new BallotResult(BallotOutcome.Closed);
        }

        var tokenHash = SecretToken.Hash(request.Token!);
        if (!participants.Contains((round.WorkshopId, Convert.ToHexString(tokenHash))))
        {
            return new BallotResult(BallotOutcome.NotJoined);
        }

        if (!request.Value.Fits(round.Kind))
        {
            return new BallotResult(BallotOutcome.Invalid);
        }

        var voterKey = ParticipantToken.VoterKey(secret, tokenHash);
        var key = (round.Id, Convert.ToHexString(voterKey));
        if (!ballots.TryGetValue(key, out var ballot))
        {
            ballots[key] = ballot = new OpenBallot(round.Id, voterKey);
            db.OpenBallots.Add(ballot);
            changed.Add((round.WorkshopId, round.Id));
        }

        var accepted = ballot.Accept(request.Value, request.IdempotencyKey, request.Sequence);
        return new BallotResult(accepted ? BallotOutcome.Accepted : BallotOutcome.Superseded, ballot.Value, ballot.Sequence);
    }
}
