using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Core.Backups;

internal static class BackupsServices
{
    /// <param name="isOnServer">Whoever runs the server makes its backups then.</param>
    public static void AddBackups(this IServiceCollection services, bool isOnServer)
    {
        services.AddSingleton<BackupMetrics>();
        services.AddSingleton<BackupAdministration>();
        if (!isOnServer)
        {
            services.AddSingleton<BackupService>();
            services.AddSingleton<RestoreService>();
        }
    }
}
