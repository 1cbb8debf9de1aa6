using CioCompass.Core.Data;
using CioCompass.Core.Data.Batching;
using CioCompass.Core.Data.Transactions;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CioCompass.Core.Workshops.Ballots;

/// <summary>Takes ballots and commits them in groups. A ballot is acknowledged only once it is committed.</summary>
public sealed class BallotBox : ICommitQueue, IAsyncDisposable
{
    private readonly WorkshopFeed feed;
    private readonly RoundSeal seal;
    private readonly TimeProvider clock;
    private readonly RoundDirectory rounds;
    private readonly GroupCommit<BallotRequest, BallotResult> commits;

    public BallotBox(
        IDbContextFactory<CompassDbContext> contexts, CommitLanes order, RoundDirectory rounds, RoundSeal seal, WorkshopFeed feed,
        DatabaseMetrics metrics, TimeProvider clock, ILogger<BallotBox> logger)
    {
        this.rounds = rounds;
        this.seal = seal;
        this.feed = feed;
        this.clock = clock;
        commits = new GroupCommit<BallotRequest, BallotResult>(contexts, order, WriteAsync, "ballots", metrics, clock, logger);
    }

    public bool IsCommitting => commits.IsCommitting;

    /// <summary>
    /// Stores the phone's ballot, or replaces the one it has in the round. The same sending again gets the same answer and changes
    /// nothing; a sending that was overtaken by a later one does not win.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting only: a ballot that is in the queue is stored all the same.</param>
    /// <exception cref="DatabaseBusyException">Too many ballots wait already, or the program is stopping; the phone sends it again.</exception>
    public async Task<BallotResult> CastAsync(BallotRequest request, CancellationToken cancellationToken)
    {
        if (!ParticipantToken.IsPlausible(request.Token))
        {
            return new BallotResult(BallotOutcome.NotJoined);
        }

        if (request.IdempotencyKey == Guid.Empty || request.Sequence is < 1 or > BallotRequest.HighestSequence)
        {
            return new BallotResult(BallotOutcome.Invalid);
        }

        return await rounds.FindAsync(request.RoundId, cancellationToken) is { } place
            ? await commits.WriteAsync(place.WorkshopId, request, cancellationToken)
            : new BallotResult(BallotOutcome.NotJoined);
    }

    /// <summary>Takes no more ballots and stores those that wait.</summary>
    public ValueTask DisposeAsync() => commits.DisposeAsync();

    private async Task<(IReadOnlyList<BallotResult> Results, Action? Committed)> WriteAsync(
        CompassDbContext db, IReadOnlyList<BallotRequest> group)
    {
        var counting = await BallotCounting.LoadAsync(db, group, seal, clock.GetUtcNow().UtcDateTime);
        var results = group.Select(counting.Count).ToList();
        await db.SaveChangesAsync();
        return (results, Tell);

        void Tell()
        {
            foreach (var (workshopId, roundId) in counting.Changed)
            {
                feed.Publish(workshopId, WorkshopChangeKind.BallotsCounted, roundId);
            }
        }
    }
}
