using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Core.Backups;
using CioCompass.Core.Content;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Data.Postgres;
using CioCompass.Core.Operations;
using CioCompass.Core.Questions;
using CioCompass.Core.Reports;
using CioCompass.Core.Retention;
using CioCompass.Core.Statistics;
using CioCompass.Core.Workshops;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CioCompass.Core;

public static class CoreServices
{
    /// <summary>
    /// The product without its pages: what the web program, its commands and the tests share. Workshops need Data Protection besides, which
    /// whoever serves them brings.
    /// </summary>
    /// <param name="postgres">Connection string of a PostgreSQL database; null for a SQLite file in the data directory.</param>
    public static IServiceCollection AddCompassCore(this IServiceCollection services, DataDirectory data, string? postgres = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();

        // Version 3 of Identity's schema has the table of passkeys; the context's model reads it from these options.
        services.Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3);

        var isOnServer = postgres is not null;
        services.AddData(data, postgres is null ? null : PostgresServer.From(postgres));
        services.AddSingleton<AuditLog>();
        services.AddAccounts();
        services.AddSingleton<QuestionCatalog>();
        services.AddSingleton<StatisticCatalog>();
        services.AddAssessments();
        services.AddWorkshops(isOnServer);
        services.AddContent();
        services.AddBackups(isOnServer);
        services.AddReports();
        services.AddRetention();
        services.AddOperations(isOnServer);
        return services;
    }
}
