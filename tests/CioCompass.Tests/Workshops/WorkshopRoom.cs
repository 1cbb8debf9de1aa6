using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Core.Configuration;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Joining;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Presence;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CioCompass.Tests.Workshops;

/// <summary>A consultant with an open workshop, and the phones of the room.</summary>
public sealed class WorkshopRoom : IAsyncDisposable
{
    public static readonly string[] Inventory = ["initiatives", "customer-bond", "innovation-technology"];

    private WorkshopRoom(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public Actor Consultant { get; private set; } = null!;

    public Organisation Organisation { get; private set; } = null!;

    public Guid AssessmentId { get; private set; }

    public Guid Id { get; private set; }

    public RoundService Rounds => Database.Get<RoundService>();

    public WorkshopService Workshops => Database.Get<WorkshopService>();

    public RoomAccess Access => Database.Get<RoomAccess>();

    public RoundReader Reader => Database.Get<RoundReader>();

    public ParticipantService Phones => Database.Get<ParticipantService>();

    public BallotBox Box => Database.Get<BallotBox>();

    /// <param name="configure">What is to differ from the program's own services.</param>
    public static async Task<WorkshopRoom> OpenAsync(Action<IServiceCollection>? configure = null) =>
        await OpenAsync(await TestDatabase.CreateAsync(configure));

    public static async Task<WorkshopRoom> OpenAsync(TestDatabase database)
    {
        var room = new WorkshopRoom(database);
        room.Consultant = await room.Database.AddPersonAsync("Carla", Role.Consultant);
        room.Organisation = await room.Database.AddOrganisationAsync("Acme", room.Consultant);
        var created = await room.Database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(room.Organisation.Id, "Spring 2026", new DateOnly(2026, 3, 2), null), room.Consultant, CancellationToken.None);
        room.AssessmentId = created.Id!.Value;
        await room.StartAsync();
        return room;
    }

    /// <summary>A room over an assessment that is there already; the database stays its owner's.</summary>
    public static async Task<WorkshopRoom> OverAsync(TestDatabase database, Actor consultant, Guid assessmentId)
    {
        var room = new WorkshopRoom(database) { Consultant = consultant, AssessmentId = assessmentId };
        await room.StartAsync();
        return room;
    }

    public async Task StartAsync()
    {
        var started = await Workshops.StartAsync(AssessmentId, Consultant, CancellationToken.None);
        Assert.Equal(StartOutcome.Started, started.Outcome);
        Id = started.WorkshopId!.Value;
    }

    public async Task<WorkshopView> ViewAsync() => (await Workshops.FindAsync(Id, Consultant, CancellationToken.None))!;

    /// <summary>The round of the latest attempt.</summary>
    public async Task<Guid> RoundAsync(string subject, RoundKind kind = RoundKind.Question) =>
        (await ViewAsync()).Agenda.Last(i => i.Subject.Kind == kind && i.Subject.Key == subject).RoundId;

    public async Task<Guid> OpenRoundAsync(string subject = "initiatives", RoundKind kind = RoundKind.Question, TimeSpan? timer = null)
    {
        var round = await RoundAsync(subject, kind);
        Assert.Equal(RoundOutcome.Done, await Rounds.OpenAsync(round, timer, Consultant, CancellationToken.None));
        return round;
    }

    public async Task CloseAsync(Guid round) =>
        Assert.Equal(RoundOutcome.Done, await Rounds.CloseAsync(round, Consultant, CancellationToken.None));

    public async Task RevealAsync(Guid round)
    {
        await CloseAsync(round);
        Assert.Equal(RoundOutcome.Done, await Rounds.RevealAsync(round, Consultant, CancellationToken.None));
    }

    public async Task<RoundView> ReadAsync(Guid round) => (await Reader.FindAsync(round, Consultant, CancellationToken.None))!;

    public async Task<string> JoinAsync(string? name = null)
    {
        var code = (await ViewAsync()).JoinCode;
        var joined = await Phones.JoinAsync(new JoinRequest(code, name, null, null), CancellationToken.None);
        return Assert.IsType<JoinResult.Joined>(joined).Token;
    }

    public async Task<string[]> JoinAsync(int phones)
    {
        var tokens = new string[phones];
        foreach (var index in Enumerable.Range(0, phones))
        {
            tokens[index] = await JoinAsync();
        }

        return tokens;
    }

    public Task<BallotResult> VoteAsync(string token, Guid round, BallotValue value, int sequence = 1, Guid? key = null) =>
        Box.CastAsync(new BallotRequest(token, round, value, key ?? Guid.NewGuid(), sequence), CancellationToken.None);

    /// <summary>A new phone for each ballot.</summary>
    public async Task VoteAsync(Guid round, params BallotValue[] values)
    {
        var tokens = await JoinAsync(values.Length);
        foreach (var (token, value) in tokens.Zip(values))
        {
            Assert.Equal(BallotOutcome.Accepted, (await VoteAsync(token, round, value)).Outcome);
        }
    }

    /// <summary>A reader with another minimum count than the program's.</summary>
    public RoundReader ReaderWith(string? minimumCount) => new(
        Database.Get<IDbContextFactory<Core.Data.CompassDbContext>>(), Database.Get<RoundSubjects>(), Database.Get<PresentPhones>(), Database.Get<AuditLog>(),
        Options.Create(new CompassOptions { Workshops = new WorkshopOptions { MinimumCount = minimumCount } }));

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
