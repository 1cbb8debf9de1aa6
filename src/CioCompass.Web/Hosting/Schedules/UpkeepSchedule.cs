using CioCompass.Core.Data;

namespace CioCompass.Web.Hosting.Schedules;

/// <summary>Does the database's upkeep now and then, also what could not be done when it was wanted.</summary>
public sealed partial class UpkeepSchedule(IDatabaseUpkeep upkeep, TimeProvider clock, ILogger<UpkeepSchedule> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await upkeep.TryRemoveTracesAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // A database that is away for a while must not stop the server; the next round tries again.
                Log.Failed(logger, e);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The upkeep of the database failed")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
