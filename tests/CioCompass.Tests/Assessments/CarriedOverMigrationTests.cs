using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.Tests.Workshops;
using CioCompass.TestSupport.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CioCompass.Tests.Assessments;

/// <summary>Databases of before the program knew which answers were carried over, and who gave them.</summary>
public sealed class CarriedOverMigrationTests
{
    private const string Before = "GateOpening";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_upgrade_finds_what_a_copy_never_touched_and_loses_nothing(bool isPostgres)
    {
        Assert.SkipUnless(!isPostgres || TestPostgres.Missing is null, TestPostgres.Missing ?? "");
        await using var database = await (isPostgres ? TestDatabase.OnPostgresAsync() : TestDatabase.InFileAsync());
        var consultant = await database.AddPersonAsync("Bram", Role.Consultant);
        var copy = await CopyAsync(database, consultant);
        var agreedAt = await AgreeAsync(database, consultant, copy);
        var saved = await AnswerAsync(database, consultant, copy);
        var before = await RowsAsync(database, copy);

        await using (var db = database.Open())
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync(Before, Cancel);
            await migrator.MigrateAsync(cancellationToken: Cancel);
        }

        Assert.Equal(before, await RowsAsync(database, copy));
        var view = (await database.Get<AssessmentService>().FindAsync(copy, consultant, Cancel))!;
        Assert.False(view.IsTrial);
        Assert.Equal(["innovation-technology"], view.CarriedOver.Select(q => q.Key));
        Assert.Equal(("Bram", saved), (view.Responses["customer-bond"].AnsweredBy, view.Responses["customer-bond"].AnsweredAt));
        Assert.Equal(("Bram", agreedAt), (view.Responses["initiatives"].AnsweredBy, view.Responses["initiatives"].AnsweredAt));
        Assert.Null(view.Responses["leading-role"].AnsweredAt);
    }

    /// <summary>Three answers and a note, of which all is carried over.</summary>
    private static async Task<Guid> CopyAsync(TestDatabase database, Actor consultant)
    {
        var organisation = await database.AddOrganisationAsync("Dijle", consultant);
        var service = database.Get<AssessmentService>();
        var earlier = await CreateAsync(new DateOnly(2025, 3, 1), null);
        foreach (var question in WorkshopRoom.Inventory)
        {
            await SaveAsync(database, consultant, earlier, question, ResponseContent.Empty, new ResponseContent { Answer = Answer.Rated(3) });
        }

        await SaveAsync(database, consultant, earlier, "leading-role", ResponseContent.Empty, new ResponseContent { Note = "Only a note." });
        database.Clock.Advance(TimeSpan.FromDays(300));
        return await CreateAsync(new DateOnly(2026, 3, 1), earlier);

        async Task<Guid> CreateAsync(DateOnly day, Guid? from) =>
            (await service.CreateAsync(new NewAssessment(organisation.Id, "Year", day, from), consultant, Cancel)).Id!.Value;
    }

    /// <summary>The room keeps the level that was carried over; the program of then left the row as it was.</summary>
    private static async Task<DateTime> AgreeAsync(TestDatabase database, Actor consultant, Guid copy)
    {
        var made = database.Clock.GetUtcNow().UtcDateTime;
        var room = await WorkshopRoom.OverAsync(database, consultant, copy);
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(round, BallotValue.Level(3), BallotValue.Level(3), BallotValue.Level(3));
        await room.RevealAsync(round);
        await database.Get<AgreementService>().AgreeAsync(
            round, new AgreeRequest(Answer.Rated(3), Answer.Rated(3), "", ""), consultant, Cancel);
        await using var db = database.Open();
        var assessment = await db.Assessments.Include(a => a.Responses).SingleAsync(a => a.Id == copy, Cancel);
        foreach (var response in assessment.Responses.Where(r => r.AnsweredAt is not null))
        {
            assessment.Respond(response.QuestionId, response.Content with { MarkedForReview = true }, "Bram", made);
        }

        await db.SaveChangesAsync(Cancel);
        return made;
    }

    private static async Task<DateTime> AnswerAsync(TestDatabase database, Actor consultant, Guid copy)
    {
        database.Clock.Advance(TimeSpan.FromMinutes(5));
        var seen = (await database.Get<AssessmentService>().FindAsync(copy, consultant, Cancel))!.ContentOf("customer-bond");
        await SaveAsync(database, consultant, copy, "customer-bond", seen, seen.Answered(Answer.Rated(5)));
        return database.Clock.GetUtcNow().UtcDateTime;
    }

    private static async Task SaveAsync(
        TestDatabase database, Actor consultant, Guid id, string question, ResponseContent seen, ResponseContent wanted) =>
        Assert.IsType<SaveResult.Saved>(await database.Get<AnswerService>().SaveAsync(id, question, seen, wanted, consultant, Cancel));

    private static async Task<IReadOnlyList<string>> RowsAsync(TestDatabase database, Guid id)
    {
        await using var db = database.Open();
        var assessments = await db.Assessments.AsNoTracking().Include(a => a.Responses).OrderBy(a => a.HeldOn).ToListAsync(Cancel);
        return
        [
            .. assessments.Select(a => $"{a.Id} {a.Title} {a.HeldOn:O} {a.ClonedFromId} {a.Status}"),
            .. assessments.Single(a => a.Id == id).Responses.OrderBy(r => r.QuestionId)
                .Select(r => $"{r.QuestionId} {r.Content with { CarriedOver = false }} {r.UpdatedAt:O} {r.UpdatedBy} {r.Version}"),
        ];
    }
}
