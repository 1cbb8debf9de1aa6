using CioCompass.Core;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Content;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Data.Postgres;
using CioCompass.Core.Questions;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Joining;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.TestSupport.Postgres;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CioCompass.Benchmarks;

/// <summary>A data directory with one open round, and the product's own services over it.</summary>
public sealed class BenchmarkData : IAsyncDisposable
{
    public const string Email = "benchmark@example.org";

    public const string Password = "correct horse battery staple 1";

    private readonly PostgresCluster? cluster;
    private readonly string? postgres;
    private ServiceProvider? services;

    private BenchmarkData(PostgresCluster? cluster, string? postgres)
    {
        (this.cluster, this.postgres) = (cluster, postgres);
        Directory = new DataDirectory(Path.Combine(Path.GetTempPath(), "ciocompass-benchmarks", Guid.NewGuid().ToString("N")));
        Directory.Create();
        services = Services();
    }

    public DataDirectory Directory { get; }

    /// <summary>Settings of a program that is to serve this data, as environment variables.</summary>
    public IReadOnlyDictionary<string, string> Settings => postgres is null
        ? new Dictionary<string, string>()
        : new Dictionary<string, string> { ["CioCompass__Database__Provider"] = "Postgres", ["ConnectionStrings__CioCompass"] = postgres };

    /// <summary>Of SQLite's write-ahead log; null on PostgreSQL.</summary>
    public double? WalMegabytes => postgres is not null ? null
        : new FileInfo(Directory.Database + "-wal") is { Exists: true } wal ? wal.Length / 1048576.0 : 0;

    public Actor Consultant { get; } = new(Guid.CreateVersion7(), "Benchmark", Role.Consultant);

    public Guid OrganisationId { get; private set; }

    public Guid RoundId { get; private set; }

    public Guid WorkshopId { get; private set; }

    public string JoinCode { get; private set; } = "";

    /// <inheritdoc cref="CreateAsync"/>
    public static async Task<BenchmarkData> WithOpenRoundAsync(bool onPostgres = false)
    {
        var data = await CreateAsync(onPostgres);
        await data.StartWorkshopAsync();
        return data;
    }

    /// <summary>The shipped content, and a consultant with an organisation.</summary>
    /// <param name="onPostgres">Instead of in a file on a PostgreSQL server of its own, with the settings that it has by default: 100 connections,
    /// every commit on the disk.</param>
    public static async Task<BenchmarkData> CreateAsync(bool onPostgres = false)
    {
        var cluster = onPostgres ? await PostgresCluster.StartAsync() : null;
        var data = new BenchmarkData(cluster, cluster is null ? null : await cluster.CreateDatabaseAsync("ciocompass"));
        await using (var db = await data.OpenAsync())
        {
            await db.Database.MigrateAsync();
        }

        await data.Get<ContentLoader>().LoadAsync(CancellationToken.None);
        await data.AddConsultantAsync();
        return data;
    }

    /// <summary>By the services' own clock.</summary>
    public DateTime Now => Get<TimeProvider>().GetUtcNow().UtcDateTime;

    public T Get<T>()
        where T : notnull => services!.GetRequiredService<T>();

    public Task<CompassDbContext> OpenAsync() => Get<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync();

    /// <summary>Adds empty assessments to an organisation, the consultant's own if none is named.</summary>
    /// <returns>Their ids.</returns>
    public async Task<IReadOnlyList<Guid>> AddAssessmentsAsync(int count, Guid? organisation = null)
    {
        await using var db = await OpenAsync();
        var set = (await Get<QuestionCatalog>().CurrentAsync(CancellationToken.None)).Id;
        var now = Now;
        var added = Enumerable.Range(1, count)
            .Select(n => new Assessment(organisation ?? OrganisationId, set, $"Benchmark {n}", DateOnly.FromDateTime(now), now)).ToList();
        db.Assessments.AddRange(added);
        await db.SaveChangesAsync();
        return [.. added.Select(a => a.Id)];
    }

    /// <returns>Connections of the program to PostgreSQL; null on SQLite.</returns>
    public async Task<int?> CountConnectionsAsync()
    {
        if (postgres is null)
        {
            return null;
        }

        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", connection);
        return (int)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Lets another process have the files.</summary>
    public async Task ReleaseAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
            SqliteConnection.ClearAllPools();
            NpgsqlConnection.ClearAllPools();
            services = null;
        }
    }

    public void Reopen() => services ??= Services();

    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync();
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }

        System.IO.Directory.Delete(Directory.Root, recursive: true);
    }

    /// <summary>With the keys of the program that serves the data afterwards: it has to open the secret of a round that is opened here.</summary>
    private ServiceProvider Services()
    {
        var all = new ServiceCollection().AddLogging().AddCompassCore(Directory, postgres);
        var keys = all.AddDataProtection().SetApplicationName("CioCompass");
        if (postgres is null)
        {
            keys.PersistKeysToFileSystem(new DirectoryInfo(Directory.Keys));
        }
        else
        {
            keys.PersistKeysToDbContext<PostgresCompassDbContext>();
        }

        return all.BuildServiceProvider();
    }

    private async Task AddConsultantAsync()
    {
        await using var db = await OpenAsync();
        var organisation = new Organisation("Benchmark", Now);
        organisation.Members.Add(new OrganisationMember(organisation.Id, Consultant.UserId));
        var user = new CompassUser
        {
            Id = Consultant.UserId,
            UserName = Email,
            NormalizedUserName = Email.ToUpperInvariant(),
            Email = Email,
            NormalizedEmail = Email.ToUpperInvariant(),
            EmailConfirmed = true,
            DisplayName = Consultant.DisplayName,
            Role = Consultant.Role,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = Now,
        };
        user.PasswordHash = new PasswordHasher<CompassUser>().HashPassword(user, Password);
        db.Users.Add(user);
        db.Organisations.Add(organisation);
        await db.SaveChangesAsync();
        OrganisationId = organisation.Id;
    }

    /// <summary>Starts a workshop on an assessment of its own, and opens its first round.</summary>
    public async Task StartWorkshopAsync()
    {
        var assessment = await Get<AssessmentService>().CreateAsync(
            new NewAssessment(OrganisationId, "Benchmark", DateOnly.FromDateTime(Now), null), Consultant, CancellationToken.None);
        var workshop = await Get<WorkshopService>().StartAsync(assessment.Id!.Value, Consultant, CancellationToken.None);
        var view = await Get<WorkshopService>().FindAsync(workshop.WorkshopId!.Value, Consultant, CancellationToken.None);
        WorkshopId = workshop.WorkshopId.Value;
        JoinCode = view!.JoinCode!;
        RoundId = view.Agenda.First(i => i.Subject.Kind == RoundKind.Question).RoundId;
        var opened = await Get<RoundService>().OpenAsync(RoundId, null, Consultant, CancellationToken.None);
        if (opened != RoundOutcome.Done)
        {
            throw new InvalidOperationException($"The round could not be opened: {opened}.");
        }
    }
}
