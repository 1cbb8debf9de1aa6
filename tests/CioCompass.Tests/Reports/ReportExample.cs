using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Assessments.Sample;
using CioCompass.Core.Auditing;
using CioCompass.Core.Configuration;
using CioCompass.Core.Data;
using CioCompass.Core.Questions;
using CioCompass.Core.Reports;
using CioCompass.Core.Statistics;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Presence;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Workshops;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CioCompass.Tests.Reports;

/// <summary>
/// The sample's second assessment with a workshop in it: two votes on the first question, an agreed answer with a minority view, guesses
/// and a position on one figure, and two actions. Every part of a report has something in it.
/// </summary>
public sealed class ReportExample : IAsyncDisposable
{
    public static readonly DateOnly Due = new(2026, 2, 1);

    public const string Question = "initiatives";

    public const string Statistic = "business-social-issues";

    public const string Rationale = "One portfolio of all initiatives.\nIt is discussed every quarter.";

    public const string MinorityView = "Two of us see pilots only, and no portfolio.";

    public const string ActionTitle = "Publish the portfolio on the intranet";

    private ReportExample(TestDatabase database, Actor consultant, Guid assessmentId)
    {
        (Database, Consultant, AssessmentId) = (database, consultant, assessmentId);
    }

    public TestDatabase Database { get; }

    public Actor Consultant { get; }

    public Guid AssessmentId { get; }

    /// <param name="configure">What is to differ from the program's own services.</param>
    public static async Task<ReportExample> CreateAsync(Action<IServiceCollection>? configure = null)
    {
        var database = await TestDatabase.CreateAsync(configure);
        var consultant = await database.AddPersonAsync("Consultant", Role.Consultant);
        var sample = await database.Get<SampleService>().AddAsync(consultant, CancellationToken.None);
        var example = new ReportExample(database, consultant, sample.AssessmentId!.Value);
        await example.HoldAWorkshopAsync();
        await example.AddActionsAsync();
        return example;
    }

    public async Task<Report> ReadAsync(string language = "en") =>
        (await Database.Get<ReportService>().FindAsync(
            AssessmentId, CultureInfo.GetCultureInfo(language), null, Consultant, CancellationToken.None))!;

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private async Task HoldAWorkshopAsync()
    {
        var room = await WorkshopRoom.OverAsync(Database, Consultant, AssessmentId);
        await VoteAsync(await room.OpenRoundAsync(Statistic, RoundKind.Guess), [.. new[] { 35, 50, 60, 60, 75 }.Select(BallotValue.Guess)]);
        await VoteAsync(
            await room.OpenRoundAsync(Statistic, RoundKind.Position),
            BallotValue.Agree, BallotValue.Agree, BallotValue.Agree, BallotValue.Disagree, BallotValue.DontKnow);
        var first = await VoteAsync(await room.OpenRoundAsync(Question), [.. new[] { 1, 2, 3, 4, 5 }.Select(l => BallotValue.Level(l))]);
        var again = await room.Rounds.ReopenAsync(first, null, Consultant, CancellationToken.None);
        var second = await VoteAsync(again.RoundId!.Value, [.. new[] { 2, 3, 3, 3, 4 }.Select(l => BallotValue.Level(l))]);
        var agreed = await Database.Get<AgreementService>().AgreeAsync(
            second, new AgreeRequest(Answer.Rated(3), Answer.Rated(3), Rationale, MinorityView), Consultant, CancellationToken.None);
        Assert.IsType<AgreeResult.Saved>(agreed);
        await room.Workshops.CloseAsync(room.Id, Consultant, CancellationToken.None);

        async Task<Guid> VoteAsync(Guid round, params BallotValue[] values)
        {
            await room.VoteAsync(round, values);
            await room.RevealAsync(round);
            return round;
        }
    }

    private async Task AddActionsAsync()
    {
        await using var db = Database.Open();
        var now = Database.Clock.GetUtcNow().UtcDateTime;
        db.ActionItems.AddRange(
            new ActionItem(
                AssessmentId, Question, ActionOrigin.Gap,
                new ActionContent(ActionTitle, "Team architecture", Due, ActionStatus.InProgress, "With the owner of each initiative."), "Consultant", now),
            new ActionItem(
                AssessmentId, "means-and-skills", ActionOrigin.Dissent,
                new ActionContent("Bring the training figures", "HR", null, ActionStatus.Done, ""), "Consultant", now));
        await db.SaveChangesAsync();
    }

    /// <summary>The service over contexts of one's own, to count what they send.</summary>
    public ReportService ServiceOver(IDbContextFactory<CompassDbContext> contexts)
    {
        var database = Database;
        var audit = database.Get<AuditLog>();
        var reader = new RoundReader(contexts, database.Get<RoundSubjects>(), database.Get<PresentPhones>(), audit, database.Get<IOptions<CompassOptions>>());
        return new ReportService(
            new ResultsService(contexts, database.Get<QuestionCatalog>(), audit),
            new AssessmentService(contexts, database.Get<QuestionCatalog>(), audit, database.Clock),
            new AgreementService(contexts, database.Get<AnswerService>(), reader, database.Get<WorkshopFeed>(), audit, database.Clock),
            reader, new ActionService(contexts, database.Get<QuestionCatalog>(), audit, database.Clock), database.Get<StatisticCatalog>(), database.Get<RoomQuestionCatalog>(),
            database.Get<IOptions<CompassOptions>>(), database.Clock);
    }
}
