using CioCompass.Core.Data;
using CioCompass.Core.Data.Batching;
using CioCompass.Core.Data.Transactions;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CioCompass.Core.Workshops.Joining;

/// <summary>Makes phones participants, committed in groups: a whole room scans the code in the same half minute.</summary>
public sealed class JoiningPhones : ICommitQueue, IAsyncDisposable
{
    private readonly WorkshopFeed feed;
    private readonly GroupCommit<Participant, bool> commits;

    public JoiningPhones(
        IDbContextFactory<CompassDbContext> contexts, CommitLanes order, WorkshopFeed feed, DatabaseMetrics metrics, TimeProvider clock,
        ILogger<JoiningPhones> logger)
    {
        this.feed = feed;
        commits = new GroupCommit<Participant, bool>(contexts, order, WriteAsync, "joins", metrics, clock, logger);
    }

    public bool IsCommitting => commits.IsCommitting;

    /// <returns>False when the workshop, or joining it, has been closed meanwhile.</returns>
    /// <exception cref="DatabaseBusyException">Too many wait already, or the program is stopping.</exception>
    public Task<bool> AddAsync(Participant participant, CancellationToken cancellationToken) =>
        commits.WriteAsync(participant.WorkshopId, participant, cancellationToken);

    public ValueTask DisposeAsync() => commits.DisposeAsync();

    private async Task<(IReadOnlyList<bool> Results, Action? Committed)> WriteAsync(CompassDbContext db, IReadOnlyList<Participant> group)
    {
        var wanted = group.Select(p => p.WorkshopId).Distinct().ToList();
        var open = await db.Workshops.Where(w => wanted.Contains(w.Id) && w.JoinCode != null && !w.IsJoiningClosed).Select(w => w.Id).ToHashSetAsync();

        // A group that is written again may have been committed the first time.
        var ids = group.Select(p => p.Id).ToList();
        var there = await db.Participants.Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToHashSetAsync();
        db.Participants.AddRange(group.Where(p => open.Contains(p.WorkshopId) && !there.Contains(p.Id)));
        await db.SaveChangesAsync();
        return ([.. group.Select(p => open.Contains(p.WorkshopId))], Tell);

        void Tell()
        {
            foreach (var workshopId in open)
            {
                feed.Publish(workshopId, WorkshopChangeKind.ParticipantsCounted);
            }
        }
    }
}
