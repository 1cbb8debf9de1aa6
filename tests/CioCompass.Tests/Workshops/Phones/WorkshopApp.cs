using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Data;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Workshops.Phones;

/// <summary>The whole program with one open workshop, led by Carla.</summary>
public sealed class WorkshopApp : CompassWebApp
{
    private Actor carla = null!;

    public Actor Facilitator => carla;

    public Guid WorkshopId { get; private set; }

    /// <summary>As it stands on the screen.</summary>
    public string Code { get; private set; } = "";

    /// <param name="inFile">A SQLite file whatever is asked for.</param>
    /// <param name="time">A clock in place of the machine's.</param>
    /// <param name="settings">Configuration beside the usual.</param>
    public static Task<WorkshopApp> StartAsync(bool inFile = false, TimeProvider? time = null, params (string Key, string Value)[] settings)
    {
        var app = new WorkshopApp { InFile = inFile, Time = time };
        foreach (var (key, value) in settings)
        {
            app.Settings[key] = value;
        }

        return OpenedAsync(app);
    }

    /// <param name="configure">What is to differ from the program's own services.</param>
    public static Task<WorkshopApp> StartAsync(Action<IServiceCollection> configure) => OpenedAsync(new WorkshopApp { Configure = configure });

    private static async Task<WorkshopApp> OpenedAsync(WorkshopApp app)
    {
        (_, app.carla) = await app.SignedInAsync("Carla", Role.Consultant);
        await app.OpenWorkshopAsync("Acme");
        return app;
    }

    /// <summary>Another open workshop, which is the app's from here on; the one before stays open.</summary>
    public async Task OpenWorkshopAsync(string organisationName)
    {
        var organisation = await this.AddOrganisationAsync(organisationName, carla);
        var assessment = await Get<AssessmentService>().CreateAsync(
            new NewAssessment(organisation.Id, "Spring", new DateOnly(2026, 3, 2), null), carla, CancellationToken.None);
        var started = await Get<WorkshopService>().StartAsync(assessment.Id!.Value, carla, CancellationToken.None);
        WorkshopId = started.WorkshopId!.Value;
        Code = (await ViewAsync()).JoinCode!;
    }

    public Phone NewPhone(string language = "en") => new(this, language);

    public async Task<Phone> JoinedPhoneAsync(string? name = null)
    {
        var phone = NewPhone();
        await phone.JoinAsync(Code, name);
        return phone;
    }

    public async Task<WorkshopView> ViewAsync() =>
        (await Get<WorkshopService>().FindAsync(WorkshopId, carla, CancellationToken.None))!;

    public async Task<Guid> OpenRoundAsync(RoundKind kind = RoundKind.Question, TimeSpan? timer = null)
    {
        var round = (await ViewAsync()).Agenda.First(i => i.Subject.Kind == kind).RoundId;
        Assert.Equal(RoundOutcome.Done, await Get<RoundService>().OpenAsync(round, timer, carla, CancellationToken.None));
        return round;
    }

    public async Task CloseRoundAsync(Guid round) =>
        Assert.Equal(RoundOutcome.Done, await Get<RoundService>().CloseAsync(round, carla, CancellationToken.None));

    public async Task RevealAsync(Guid round)
    {
        await CloseRoundAsync(round);
        Assert.Equal(RoundOutcome.Done, await Get<RoundService>().RevealAsync(round, carla, CancellationToken.None));
    }

    public async Task<Guid> ReopenAsync(Guid round) =>
        (await Get<RoundService>().ReopenAsync(round, null, carla, CancellationToken.None)).RoundId!.Value;

    public async Task CloseWorkshopAsync() =>
        Assert.Equal(RoundOutcome.Done, await Get<WorkshopService>().CloseAsync(WorkshopId, carla, CancellationToken.None));

    /// <summary>The ballots of an open round in the database, as the choices' texts.</summary>
    public async Task<IReadOnlyList<string>> OpenBallotsAsync(Guid round)
    {
        await using var db = await Get<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync();
        var ballots = await db.OpenBallots.AsNoTracking().Where(b => b.RoundId == round).ToListAsync();
        return [.. ballots.Select(b => b.Value.Text).Order(StringComparer.Ordinal)];
    }

    public async Task<int> ParticipantsAsync()
    {
        await using var db = await Get<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync();
        return await db.Participants.CountAsync();
    }

    private T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();
}
