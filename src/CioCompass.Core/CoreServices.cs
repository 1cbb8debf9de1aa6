using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Passwords;
using CioCompass.Core.Accounts.SingleSignOn;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Benchmarks;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Assessments.Sample;
using CioCompass.Core.Assessments.Trends;
using CioCompass.Core.Assessments.Upgrades;
using CioCompass.Core.Content;
using CioCompass.Core.Content.Packages;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Content;
using CioCompass.Core.Data.Postgres;
using CioCompass.Core.Operations;
using CioCompass.Core.Operations.Auditing;
using CioCompass.Core.Operations.Backups;
using CioCompass.Core.Operations.Postgres;
using CioCompass.Core.Operations.Readiness;
using CioCompass.Core.Operations.Retention;
using CioCompass.Core.Questions;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Docx;
using CioCompass.Core.Reports.Exports;
using CioCompass.Core.Reports.HandOver;
using CioCompass.Core.Reports.Pdf;
using CioCompass.Core.Reports.Pptx;
using CioCompass.Core.Reports.Sharing;
using CioCompass.Core.Reports.Travel;
using CioCompass.Core.Reports.Xlsx;
using CioCompass.Core.Statistics;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Postgres;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CioCompass.Core;

public static class CoreServices
{
    /// <summary>The product without its pages: what the web program, its commands and the tests share.</summary>
    /// <param name="postgres">Connection string of a PostgreSQL database; null for a SQLite file in the data directory.</param>
    public static IServiceCollection AddCompassCore(this IServiceCollection services, DataDirectory data, string? postgres = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(data);

        // Version 3 of Identity's schema has the table of passkeys; the context's model reads it from these options.
        services.Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        if (postgres is null)
        {
            services.AddSqlite(data);
        }
        else
        {
            services.AddPostgres(PostgresServer.From(postgres));
        }

        services.AddMetrics();
        services.AddSingleton<CompassMetrics>();
        services.AddSingleton<ContentLoader>();
        services.AddSingleton<StatisticCatalog>();
        services.AddSingleton<QuestionCatalog>();
        services.AddSingleton<DraftStore>();
        services.AddSingleton<ContentDraftService>();
        services.AddSingleton<ContentPublisher>();
        services.AddSingleton<StatisticDraftService>();
        services.AddSingleton<StatisticPublisher>();
        services.AddSingleton<DraftReader>();
        services.AddSingleton<PackageExportService>();
        services.AddSingleton<PackageImportService>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AdministratorGate>();
        services.AddSingleton<AuditReader>();
        services.AddSingleton<AdministrationOverview>();
        services.AddSingleton<RetentionService>();
        services.AddSingleton<Purge>();
        services.AddSingleton<BackupAdministration>();
        services.AddSingleton<SetupLinkService>();
        services.AddSingleton<CommonPasswords>();
        services.AddSingleton<FailedSignIns>();
        services.AddSingleton<EndedSignIns>();
        services.AddSingleton<PeopleService>();
        services.AddSingleton<ProviderAccounts>();
        services.AddSingleton<OrganisationService>();
        services.AddSingleton<AssessmentService>();
        services.AddSingleton<AnswerService>();
        services.AddSingleton<ResultsService>();
        services.AddSingleton<BenchmarkService>();
        services.AddSingleton<TrendService>();
        services.AddSingleton<SampleService>();
        services.AddSingleton<UpgradeService>();
        services.AddSingleton<ActionService>();
        services.AddSingleton<ActionPlan>();
        services.AddSingleton<ActionCarryOver>();
        services.AddWorkshops();
        services.AddReports();
        services.AddReadiness();
        return services;
    }

    private static void AddSqlite(this IServiceCollection services, DataDirectory data)
    {
        services.AddPooledDbContextFactory<CompassDbContext>(options => options.UseCompassSqlite(data.Database));
        services.AddSingleton<BackupService>();
        services.AddSingleton<RestoreService>();
        services.AddSingleton<DatabaseMove>();
        services.AddSingleton<IDatabaseStartup, DatabaseStartup>();
        services.AddSingleton<IDatabaseUpkeep, DatabaseUpkeep>();
        services.AddSingleton<IChangeMark, SqliteChangeMark>();
    }

    private static void AddPostgres(this IServiceCollection services, PostgresServer server)
    {
        services.AddSingleton(server);
        services.AddPooledDbContextFactory<PostgresCompassDbContext>(server.Configure);
        services.AddSingleton<IDbContextFactory<CompassDbContext>, PostgresContextFactory>();
        services.AddScoped<CompassDbContext>(s => s.GetRequiredService<PostgresCompassDbContext>());
        services.AddSingleton<IDatabaseStartup, PostgresStartup>();
        services.AddSingleton<IDatabaseUpkeep, PostgresUpkeep>();
        services.AddSingleton<IChangeMark, NoChangeMark>();
        services.AddSingleton<FeedRelay>();
        services.AddSingleton<FeedListener>();
    }

    private static void AddReadiness(this IServiceCollection services)
    {
        services.AddSingleton<ICommitQueue>(s => s.GetRequiredService<BallotBox>());
        services.AddSingleton<ICommitQueue>(s => s.GetRequiredService<JoiningPhones>());
        services.AddSingleton<IReadinessProbe, DatabaseProbe>();
        services.AddSingleton<IReadinessProbe, MigrationsProbe>();
        services.AddSingleton<IReadinessProbe, DataDirectoryProbe>();
        services.AddSingleton<IReadinessProbe, CommitQueuesProbe>();
        services.AddSingleton<ReadinessService>();
    }

    private static void AddTravel(this IServiceCollection services)
    {
        services.AddSingleton<ExportService>();
        services.AddSingleton<ImportPlaces>();
        services.AddSingleton<ImportService>();
        services.AddSingleton<ImportDrafts>();
        services.AddSingleton<PackStore>();
        services.AddSingleton<PackContents>();
        services.AddSingleton<Removal>();
        services.AddSingleton<BackupPurge>();
        services.AddSingleton<HandOverService>();
    }

    private static void AddReports(this IServiceCollection services)
    {
        services.AddSingleton<ReportService>();
        services.AddSingleton<IReportFormat, ReportPdf>();
        services.AddSingleton<IReportFormat, PptxFormat>();
        services.AddSingleton<IReportFormat, DocxFormat>();
        services.AddSingleton<IReportFormat, XlsxFormat>();
        services.AddSingleton<IReportFormat, CsvFormat>();
        services.AddSingleton<ExportJobs>();
        services.AddSingleton<SharedLinkService>();
        services.AddSingleton<SharedReportReader>();
        services.AddTravel();
    }

    private static void AddWorkshops(this IServiceCollection services)
    {
        services.AddSingleton<RoomQuestionCatalog>();
        services.AddSingleton<RoundSubjects>();
        services.AddSingleton<WorkshopFeed>();
        services.AddSingleton<RoundCloser>();
        services.AddSingleton<RoundTimer>();
        services.AddSingleton<RoundReader>();
        services.AddSingleton<RoundService>();
        services.AddSingleton<WorkshopService>();
        services.AddSingleton<AgreementService>();
        services.AddSingleton<JoinLimiter>();
        services.AddSingleton<SharedRounds>();
        services.AddSingleton<KnownPhones>();
        services.AddSingleton<JoiningPhones>();
        services.AddSingleton<ParticipantService>();
        services.AddSingleton<BallotBox>();
    }
}
