using CioCompass.Core.Data;
using CioCompass.Core.Data.Postgres;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CioCompass.Core.Workshops.Postgres;

/// <summary>
/// The safety net of the notices between processes: a process that is killed between a commit and its notice tells nobody, and a connection
/// may be dead before anybody notices. So the versions of the workshops that somebody watches here are read now and then, in one query; one
/// that has changed without a word is told of.
/// </summary>
public sealed partial class MissedChanges(
    IDbContextFactory<CompassDbContext> contexts, WorkshopFeed feed, HeardChanges changes, RoundTimer timer, ILogger<MissedChanges> logger)
{
    /// <summary>A notice that is on its way has arrived by then.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    private Dictionary<Guid, Seen> before = [];

    /// <summary>Runs until it is cancelled, which ends it without an exception; for a hosted service.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                // Real time, as that of the notices.
                await Task.Delay(HeardChanges.LongestUnchecked, cancellationToken);
                await TryLookAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped.
        }
    }

    private async Task TryLookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LookAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Failed(logger, e);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var watched = feed.Watched;
        if (watched.Count == 0)
        {
            before = [];
            return;
        }

        var marks = watched.ToDictionary(id => id, changes.OfRoom);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = await db.Workshops.Where(w => watched.Contains(w.Id))
            .Select(w => new { w.Id, w.Version })
            .ToDictionaryAsync(w => w.Id, w => new Seen(w.Version, marks[w.Id]), cancellationToken);

        var silent = now.Where(w => before.TryGetValue(w.Key, out var earlier) && earlier.Version != w.Value.Version && earlier.Mark == w.Value.Mark).ToList();
        if (silent.Count > 0)
        {
            await Task.Delay(Grace, cancellationToken);
        }

        foreach (var (id, seen) in silent.Where(w => changes.OfRoom(w.Key) == w.Value.Mark))
        {
            Log.Missed(logger);
            feed.Tell(id, WorkshopChangeKind.Subscribed, null);
            timer.Wake();
            now[id] = seen with { Mark = changes.OfRoom(id) };
        }

        before = now;
    }

    /// <param name="Mark">Null while no notices can be heard.</param>
    private sealed record Seen(Guid Version, long? Mark);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "A workshop has changed without a notice; its screens read again")]
        public static partial void Missed(ILogger logger);

        [LoggerMessage(LogLevel.Warning, "Whether changes were missed could not be read; trying again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
