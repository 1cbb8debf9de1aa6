using CioCompass.Core;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Content;
using CioCompass.Core.Operations;
using CioCompass.Core.Workshops;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Benchmarks;

/// <summary>A data directory with one open round, and the product's own services over it.</summary>
public sealed class BenchmarkData : IAsyncDisposable
{
    private ServiceProvider? services;

    private BenchmarkData()
    {
        Directory = new DataDirectory(Path.Combine(Path.GetTempPath(), "ciocompass-benchmarks", Guid.NewGuid().ToString("N")));
        Directory.Create();
        services = Services();
    }

    public DataDirectory Directory { get; }

    public Actor Consultant { get; } = new(Guid.CreateVersion7(), "Benchmark", Role.Consultant);

    public Guid OrganisationId { get; private set; }

    public Guid RoundId { get; private set; }

    public string JoinCode { get; private set; } = "";

    /// <param name="timer">After which the round closes; null for never.</param>
    public static async Task<BenchmarkData> WithOpenRoundAsync(TimeSpan? timer = null)
    {
        var data = await CreateAsync();
        await data.StartWorkshopAsync(timer);
        return data;
    }

    /// <summary>The shipped content, and a consultant with an organisation.</summary>
    public static async Task<BenchmarkData> CreateAsync()
    {
        var data = new BenchmarkData();
        await using (var db = await data.OpenAsync())
        {
            await db.Database.MigrateAsync();
        }

        await data.Get<ContentLoader>().LoadAsync(CancellationToken.None);
        await data.AddConsultantAsync();
        return data;
    }

    public T Get<T>()
        where T : notnull => services!.GetRequiredService<T>();

    public Task<CompassDbContext> OpenAsync() => Get<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync();

    /// <summary>Lets another process have the files.</summary>
    public async Task ReleaseAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
            SqliteConnection.ClearAllPools();
            services = null;
        }
    }

    public void Reopen() => services ??= Services();

    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync();
        System.IO.Directory.Delete(Directory.Root, recursive: true);
    }

    private ServiceProvider Services() => new ServiceCollection().AddLogging().AddCompassCore(Directory).BuildServiceProvider();

    private async Task AddConsultantAsync()
    {
        await using var db = await OpenAsync();
        var organisation = new Organisation("Benchmark", DateTime.UtcNow);
        organisation.Members.Add(new OrganisationMember(organisation.Id, Consultant.UserId));
        db.Users.Add(new CompassUser
        {
            Id = Consultant.UserId,
            UserName = "benchmark@example.org",
            NormalizedUserName = "BENCHMARK@EXAMPLE.ORG",
            DisplayName = Consultant.DisplayName,
            Role = Consultant.Role,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = DateTime.UtcNow,
        });
        db.Organisations.Add(organisation);
        await db.SaveChangesAsync();
        OrganisationId = organisation.Id;
    }

    private async Task StartWorkshopAsync(TimeSpan? timer)
    {
        var assessment = await Get<AssessmentService>().CreateAsync(
            new NewAssessment(OrganisationId, "Benchmark", DateOnly.FromDateTime(DateTime.UtcNow), null), Consultant, CancellationToken.None);
        var workshop = await Get<WorkshopService>().StartAsync(assessment.Id!.Value, Consultant, CancellationToken.None);
        var view = await Get<WorkshopService>().FindAsync(workshop.WorkshopId!.Value, Consultant, CancellationToken.None);
        JoinCode = view!.JoinCode!;
        RoundId = view.Agenda.First(i => i.Subject.Kind == RoundKind.Question).RoundId;
        var opened = await Get<RoundService>().OpenAsync(RoundId, timer, Consultant, CancellationToken.None);
        if (opened != RoundOutcome.Done)
        {
            throw new InvalidOperationException($"The round could not be opened: {opened}.");
        }
    }
}
