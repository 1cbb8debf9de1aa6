using CioCompass.Core.Assessments.Upgrades;
using CioCompass.Core.Data.Batching;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Joining;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Postgres;
using CioCompass.Core.Workshops.Presence;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Core.Workshops;

internal static class WorkshopsServices
{
    /// <param name="isOnServer">Whether other processes may work on the same database.</param>
    public static void AddWorkshops(this IServiceCollection services, bool isOnServer)
    {
        services.AddSingleton<WorkshopMetrics>();
        services.AddSingleton<IOpenWorkshops, OpenWorkshops>();
        services.AddSingleton<RoomQuestionCatalog>();
        services.AddSingleton<RoundSubjects>();
        services.AddSingleton<RoundDirectory>();
        services.AddSingleton<RoundSeal>();
        services.AddSingleton<WorkshopFeed>();
        services.AddSingleton<RoundCloser>();
        services.AddSingleton<VotingRooms>();
        services.AddSingleton<RoundTimer>();
        services.AddSingleton<RoundReader>();
        services.AddSingleton<RoundService>();
        services.AddSingleton<WorkshopService>();
        services.AddSingleton<AgreementService>();
        services.AddSingleton<JoinLimiter>();
        services.AddSingleton<SharedRounds>();
        services.AddSingleton<KnownRooms>();
        services.AddSingleton<KnownPhones>();
        services.AddSingleton<OwnBallots>();
        services.AddSingleton<JoiningPhones>();
        services.AddSingleton<JoinRate>();
        services.AddSingleton<RoomAccess>();
        services.AddSingleton<PresentPhones>();
        services.AddSingleton<ParticipantService>();
        services.AddSingleton<BallotBox>();
        services.AddSingleton<ICommitQueue>(s => s.GetRequiredService<BallotBox>());
        services.AddSingleton<ICommitQueue>(s => s.GetRequiredService<JoiningPhones>());
        if (isOnServer)
        {
            services.AddSingleton<FeedRelay>();
            services.AddSingleton<FeedListener>();
            services.AddSingleton<PresenceRelay>();
            services.AddSingleton<MissedChanges>();
        }
    }
}
