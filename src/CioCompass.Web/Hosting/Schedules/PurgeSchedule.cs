using CioCompass.Core.Retention;

namespace CioCompass.Web.Hosting.Schedules;

/// <summary>
/// Purges everything that is due: a while after the start, since a laptop seldom runs for a day, and then every hour, all but one a day of which find
/// nothing to do.
/// </summary>
public sealed partial class PurgeSchedule(Purge purge, TimeProvider clock, ILogger<PurgeSchedule> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Delay of the first purge, so that it does not run while the program starts and people come in.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, clock, stoppingToken);
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                if (await purge.PurgeDueAsync(stoppingToken) is { } count and > 0)
                {
                    Log.Purged(logger, count);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever went wrong must not stop the server; the next round tries again.
                Log.Failed(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Purged {Count} deleted organisations, assessments and actions")]
        public static partial void Purged(ILogger logger, int count);

        [LoggerMessage(LogLevel.Error, "The purge of what was deleted failed")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
