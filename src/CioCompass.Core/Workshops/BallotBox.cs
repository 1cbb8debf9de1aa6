using System.Threading.Channels;
using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CioCompass.Core.Workshops;

/// <summary>
/// Takes ballots. They wait in a bounded queue and are committed in groups, one transaction for all that arrived while the one before
/// was written: a disk that confirms a hundred writes a second then takes thousands of ballots. A ballot is acknowledged only once it
/// is committed.
/// </summary>
public sealed partial class BallotBox : IAsyncDisposable
{
    /// <summary>Ballots in one transaction at most.</summary>
    public const int GroupAtMost = 512;

    /// <summary>Ballots waiting at most; further callers wait for room.</summary>
    public const int Capacity = 4096;

    private readonly Channel<PendingBallot> arriving = Channel.CreateBounded<PendingBallot>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly IDbContextFactory<CompassDbContext> contexts;
    private readonly WorkshopFeed feed;
    private readonly TimeProvider clock;
    private readonly ILogger<BallotBox> logger;
    private readonly Task work;

    public BallotBox(IDbContextFactory<CompassDbContext> contexts, WorkshopFeed feed, TimeProvider clock, ILogger<BallotBox> logger)
    {
        this.contexts = contexts;
        this.feed = feed;
        this.clock = clock;
        this.logger = logger;
        work = Task.Run(WorkAsync);
    }

    /// <summary>
    /// Stores the phone's ballot, or replaces the one it has in the round. The same sending again gets the same answer and changes
    /// nothing; a sending that was overtaken by a later one does not win.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting only: a ballot that is in the queue is stored all the same.</param>
    /// <exception cref="ChannelClosedException">The program is stopping; the phone sends it again.</exception>
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

        var ballot = new PendingBallot(request);
        await arriving.Writer.WriteAsync(ballot, cancellationToken);
        return await ballot.Result.WaitAsync(cancellationToken);
    }

    /// <summary>Takes no more ballots and stores those that wait.</summary>
    public async ValueTask DisposeAsync()
    {
        arriving.Writer.TryComplete();
        await work;
    }

    private async Task WorkAsync()
    {
        var group = new List<PendingBallot>(GroupAtMost);
        while (await arriving.Reader.WaitToReadAsync())
        {
            while (group.Count < GroupAtMost && arriving.Reader.TryRead(out var ballot))
            {
                group.Add(ballot);
            }

            await StoreAsync(group);
            group.Clear();
        }
    }

    private async Task StoreAsync(IReadOnlyList<PendingBallot> group)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync();

            // Takes the write lock: no round is closed between the check of its status and the commit.
            await using var transaction = await db.Database.BeginTransactionAsync();
            var counting = await BallotCounting.LoadAsync(db, group, clock.GetUtcNow().UtcDateTime);
            var results = group.Select(b => counting.Count(b.Request)).ToList();
            await db.SaveChangesAsync();
            await transaction.CommitAsync();

            foreach (var (ballot, result) in group.Zip(results))
            {
                ballot.Complete(result);
            }

            foreach (var (workshopId, roundId) in counting.Changed)
            {
                feed.Publish(workshopId, WorkshopChangeKind.BallotsCounted, roundId);
            }
        }
        catch (Exception e)
        {
            // Nothing of the group is stored. Each phone hears of it and sends again; the box goes on.
            Log.Failed(logger, group.Count, e);
            foreach (var ballot in group)
            {
                ballot.Fail(e);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A group of {Count} ballots could not be stored")]
        public static partial void Failed(ILogger logger, int count, Exception exception);
    }
}
