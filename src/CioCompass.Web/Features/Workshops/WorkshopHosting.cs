using CioCompass.Core.Workshops.Presence;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Web.Features.Assessments;
using CioCompass.Web.Features.Workshops.Joining;
using CioCompass.Web.Features.Workshops.Phones;
using CioCompass.Web.Features.Workshops.Phones.Rooms;
using CioCompass.Web.Features.Workshops.Phones.Streams;

namespace CioCompass.Web.Features.Workshops;

/// <summary>Registers the services and the background work of workshops.</summary>
public static class WorkshopHosting
{
    public static IServiceCollection AddCompassWorkshops(this IServiceCollection services) => services
        .AddSingleton<JoinAddresses>()
        .AddSingleton<PhoneBallots>()
        .AddSingleton<PhoneStreams>()
        .AddSingleton<RoomPage>()
        .AddSingleton<IAssessmentPart<WorkshopPlace>, WorkshopParts>()
        .AddSingleton<IAssessmentPart<RoomPlace>, WorkshopParts>()
        .AddHostedService<RoundTimerHost>()
        .AddHostedService<PresenceHost>();

    /// <summary>Closes rounds when their timers end, and after a start those whose time ran out meanwhile.</summary>
    private sealed class RoundTimerHost(RoundTimer timer) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => timer.RunAsync(stoppingToken);
    }

    /// <summary>Notices which phones have gone quiet.</summary>
    private sealed class PresenceHost(PresentPhones present) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => present.RunAsync(stoppingToken);
    }
}
