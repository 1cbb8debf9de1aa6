using CioCompass.Core.Data;
using CioCompass.Core.Data.Deletion;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CioCompass.Core.Workshops.Rounds;

/// <summary>
/// Closes rounds whose time is up. The times are in the database: after a restart it closes at once what ran out meanwhile and waits
/// for the rest.
/// </summary>
public sealed partial class RoundTimer(
    IDbContextFactory<CompassDbContext> contexts, RoundCloser closer, TimeProvider clock, ILogger<RoundTimer> logger)
{
    /// <summary>Looks again at least this often, so that a clock that was set back delays a round by no more.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>Pause after a failure, such as a full disk.</summary>
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim signal = new(0, 1);

    /// <summary>Runs until it is cancelled, which ends it without an exception; for a hosted service.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RemoveFormerTracesAsync();
            while (true)
            {
                await WaitAsync(await NextAsync(cancellationToken), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped.
        }
    }

    /// <summary>Closes what is due.</summary>
    /// <returns>When the next round is due, UTC; null when none has a timer.</returns>
    public async Task<DateTime?> CloseDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<(Guid Id, DateTime EndsAt)> timed;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            timed = [.. (await db.Rounds
                .Where(r => r.Status == RoundStatus.Open && r.TimerEndsAt != null)
                .Select(r => new { r.Id, EndsAt = r.TimerEndsAt!.Value })
                .ToListAsync(cancellationToken)).Select(r => (r.Id, r.EndsAt))];
        }

        foreach (var (id, _) in timed.Where(r => r.EndsAt <= now))
        {
            await closer.CloseAsync(id, due: true, cancellationToken);
        }

        return timed.Where(r => r.EndsAt > now).Select(r => (DateTime?)r.EndsAt).Min();
    }

    /// <summary>A timer was set or taken away: look again now.</summary>
    internal void Wake()
    {
        try
        {
            signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is about to look already.
        }
    }

    /// <summary>The program may have ended between the closing of a round and the removal of its traces.</summary>
    private async Task RemoveFormerTracesAsync()
    {
        try
        {
            await closer.RemoveTracesAsync();
        }
        catch (Exception e)
        {
            // The next upkeep does it. An exception here would end the whole program.
            Log.TracesRemain(logger, e);
        }
    }

    private async Task<TimeSpan> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            var next = await CloseDueAsync(cancellationToken) - clock.GetUtcNow().UtcDateTime;
            return next is { } wait && wait < LongestWait ? wait : LongestWait;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Failed(logger, e);
            return AfterFailure;
        }
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        if (wait <= TimeSpan.Zero)
        {
            return;
        }

        using var timeUp = new CancellationTokenSource(wait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, cancellationToken);
        try
        {
            await signal.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is up.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Traces of closed rounds could not be removed yet; the next upkeep tries again")]
        public static partial void TracesRemain(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Error, "Rounds whose time is up could not be closed; trying again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
