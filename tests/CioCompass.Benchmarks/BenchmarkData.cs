using CioCompass.Core;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Content;
using CioCompass.Core.Operations;
using CioCompass.Core.Questions;
using CioCompass.Core.Workshops;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Benchmarks;

/// <summary>A data directory with one open round, and the product's own services over it.</summary>
public sealed class BenchmarkData : IAsyncDisposable
{
    public const string Email = "benchmark@example.org";

    public const string Password = "correct horse battery staple 1";

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

    public Guid WorkshopId { get; private set; }

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
    /// <param name="timer">After which the round closes; null for never.</param>
    public async Task StartWorkshopAsync(TimeSpan? timer)
    {
        var assessment = await Get<AssessmentService>().CreateAsync(
            new NewAssessment(OrganisationId, "Benchmark", DateOnly.FromDateTime(Now), null), Consultant, CancellationToken.None);
        var workshop = await Get<WorkshopService>().StartAsync(assessment.Id!.Value, Consultant, CancellationToken.None);
        var view = await Get<WorkshopService>().FindAsync(workshop.WorkshopId!.Value, Consultant, CancellationToken.None);
        WorkshopId = workshop.WorkshopId.Value;
        JoinCode = view!.JoinCode!;
        RoundId = view.Agenda.First(i => i.Subject.Kind == RoundKind.Question).RoundId;
        var opened = await Get<RoundService>().OpenAsync(RoundId, timer, Consultant, CancellationToken.None);
        if (opened != RoundOutcome.Done)
        {
            throw new InvalidOperationException($"The round could not be opened: {opened}.");
        }
    }
}
