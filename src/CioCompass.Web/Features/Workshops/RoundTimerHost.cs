using CioCompass.Core.Workshops;

namespace CioCompass.Web.Features.Workshops;

/// <summary>Runs the timers of rounds while the program serves.</summary>
public sealed class RoundTimerHost(RoundTimer timer) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => timer.RunAsync(stoppingToken);
}
