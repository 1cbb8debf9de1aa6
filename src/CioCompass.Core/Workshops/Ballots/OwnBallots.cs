using CioCompass.Core.Accounts;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Batching;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops.Ballots;

/// <summary>
/// Finds a phone's own ballot in an open round, to which only its token and the round's secret together lead. Neither is kept; what many
/// phones ask for at once is read together.
/// </summary>
public sealed class OwnBallots
{
    private readonly IDbContextFactory<CompassDbContext> contexts;
    private readonly RoundSeal seal;
    private readonly ReadBatch<(Guid RoundId, string Token), OpenBallot> reading;

    public OwnBallots(IDbContextFactory<CompassDbContext> contexts, RoundSeal seal)
    {
        this.contexts = contexts;
        this.seal = seal;
        reading = new ReadBatch<(Guid RoundId, string Token), OpenBallot>(ReadAsync);
    }

    /// <returns>Null where the phone has not voted, or the round is closed.</returns>
    public Task<OpenBallot?> FindAsync(Guid roundId, string token, CancellationToken cancellationToken) =>
        reading.ReadAsync((roundId, token), cancellationToken);

    private async Task<IReadOnlyDictionary<(Guid RoundId, string Token), OpenBallot>> ReadAsync(
        IReadOnlyCollection<(Guid RoundId, string Token)> wanted)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var roundIds = wanted.Select(w => w.RoundId).Distinct().ToList();
        var secrets = await seal.OpenAsync(db, roundIds);
        var keys = wanted
            .Where(w => secrets.ContainsKey(w.RoundId))
            .ToDictionary(w => Convert.ToHexString(ParticipantToken.VoterKey(secrets[w.RoundId], SecretToken.Hash(w.Token))));
        var voterKeys = keys.Keys.Select(Convert.FromHexString).ToList();
        var ballots = await db.OpenBallots.AsNoTracking().Where(b => roundIds.Contains(b.RoundId) && voterKeys.Contains(b.VoterKey)).ToListAsync();
        return ballots.ToDictionary(b => keys[Convert.ToHexString(b.VoterKey)]);
    }
}
