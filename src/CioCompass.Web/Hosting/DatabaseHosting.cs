using CioCompass.Core.Configuration;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Data.Postgres;
using CioCompass.Core.Workshops.Postgres;
using CioCompass.Web.Hosting.Schedules;
using Microsoft.AspNetCore.DataProtection;

namespace CioCompass.Web.Hosting;

/// <summary>Registers the work that accompanies the database while the program serves: a file's backups, or a server's other processes.</summary>
public static class DatabaseHosting
{
    public static IServiceCollection AddCompassDatabase(this IServiceCollection services, CompassOptions options, DataDirectory data)
    {
        services.AddHostedService<UpkeepSchedule>();

        // Without stored keys a circuit cannot resume after a restart, and everybody is signed out.
        var keys = services.AddDataProtection().SetApplicationName("CioCompass");
        if (options.Database.IsPostgres)
        {
            keys.PersistKeysToDbContext<PostgresCompassDbContext>();
            services.AddHostedService<FeedHost>();
        }
        else
        {
            keys.PersistKeysToFileSystem(new DirectoryInfo(data.Keys));
            services.AddHostedService<BackupSchedule>();
        }

        return services;
    }

    /// <summary>Carries the live feed between the processes on one server.</summary>
    private sealed class FeedHost(FeedRelay relay, FeedListener listener, MissedChanges missed) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
            Task.WhenAll(relay.RunAsync(stoppingToken), listener.RunAsync(stoppingToken), missed.RunAsync(stoppingToken));
    }
}
