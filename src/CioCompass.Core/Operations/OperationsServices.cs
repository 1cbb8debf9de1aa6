using CioCompass.Core.Data;
using CioCompass.Core.Operations.Auditing;
using CioCompass.Core.Operations.Postgres;
using CioCompass.Core.Operations.Readiness;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Core.Operations;

internal static class OperationsServices
{
    public static void AddOperations(this IServiceCollection services, bool isOnServer)
    {
        services.AddSingleton<AuditReader>();
        services.AddSingleton<AdministrationOverview>();
        if (isOnServer)
        {
            services.AddSingleton<IDatabaseStartup, PostgresStartup>();
            services.AddSingleton<IDatabaseUpkeep, PostgresUpkeep>();
        }
        else
        {
            services.AddSingleton<IDatabaseStartup, DatabaseStartup>();
            services.AddSingleton<IDatabaseUpkeep, DatabaseUpkeep>();
            services.AddSingleton<DatabaseMove>();
        }

        services.AddReadiness();
    }
}
