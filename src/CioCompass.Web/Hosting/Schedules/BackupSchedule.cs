using CioCompass.Core.Backups;

namespace CioCompass.Web.Hosting.Schedules;

/// <summary>Backs the database up once a day.</summary>
public sealed partial class BackupSchedule(
    BackupService backups, BackupMetrics metrics, TimeProvider clock, ILogger<BackupSchedule> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        metrics.WatchBackupAge(backups.Age);
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await backups.BackUpIfDueAsync(stoppingToken) is { } file)
                {
                    Log.BackedUp(logger, file);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever went wrong, a full disk above all, a failed backup must not stop the server; the next round tries again.
                Log.Failed(logger, e);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Backed up the database to {File}")]
        public static partial void BackedUp(ILogger logger, string file);

        [LoggerMessage(LogLevel.Error, "The daily backup failed")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
