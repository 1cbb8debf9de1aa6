using CioCompass.Core.Data;
using CioCompass.Core.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CioCompass.Core.Workshops;

/// <summary>Makes phones participants, committed in groups: a whole room scans the code in the same half minute.</summary>
public sealed class JoiningPhones : ICommitQueue, IAsyncDisposable
{
    private readonly WorkshopFeed feed;
    private readonly GroupCommit<Participant, bool> commits;

    public JoiningPhones(
        IDbContextFactory<CompassDbContext> contexts, WorkshopFeed feed, CompassMetrics metrics, TimeProvider clock, ILogger<JoiningPhones> logger)
    {
        this.feed = feed;
        commits = new GroupCommit<Participant, bool>(contexts, WriteAsync, "joins", metrics, clock, logger);
    }

    public bool IsCommitting => commits.IsCommitting;

    /// <returns>False when the workshop has been closed meanwhile.</returns>
    /// <exception cref="System.Threading.Channels.ChannelClosedException">The program is stopping.</exception>
    public Task<bool> AddAsync(Participant participant, CancellationToken cancellationToken) => commits.WriteAsync(participant, cancellationToken);

    public ValueTask DisposeAsync() => commits.DisposeAsync();

    private async Task<(IReadOnlyList<bool> Results, Action? Committed)> WriteAsync(CompassDbContext db, IReadOnlyList<Participant> group)
    {
        var wanted = group.Select(p => p.WorkshopId).Distinct().ToList();
        var open = await db.Workshops.Where(w => wanted.Contains(w.Id) && w.JoinCode != null).Select(w => w.Id).ToHashSetAsync();
        db.Participants.AddRange(group.Where(p => open.Contains(p.WorkshopId)));
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
