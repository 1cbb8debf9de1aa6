using CioCompass.Core.Workshops;
using CioCompass.Web.Features.Workshops.Phone;

namespace CioCompass.Web.Features.Workshops;

/// <summary>What workshops need while the program serves.</summary>
public static class WorkshopHosting
{
    public static IServiceCollection AddCompassWorkshops(this IServiceCollection services) => services
        .AddSingleton<JoinAddresses>()
        .AddSingleton<PhoneBallots>()
        .AddHostedService<RoundTimerHost>();

    /// <summary>Closes rounds when their timers end, and after a start those whose time ran out meanwhile.</summary>
    private sealed class RoundTimerHost(RoundTimer timer) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => timer.RunAsync(stoppingToken);
    }
}
