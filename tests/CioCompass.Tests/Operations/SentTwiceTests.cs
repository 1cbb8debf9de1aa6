using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Onboarding;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Accounts.People;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Auditing;
using CioCompass.Core.Backups;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Data;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Exports;
using CioCompass.Core.Reports.Sharing;
using CioCompass.Core.Reports.Travel.Import;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Reports;
using CioCompass.Tests.Reports.Travel;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Workshops;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Operations;

/// <summary>
/// A form that is sent several times, at once and again later, makes one thing, with the same answer for each. Somebody else who sends the same id
/// gets nothing.
/// </summary>
public sealed class SentTwiceTests : IAsyncLifetime
{
    private ReportExample example = null!;
    private Actor administrator = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TestDatabase Database => example.Database;

    public async ValueTask InitializeAsync()
    {
        example = await ReportExample.CreateAsync();
        administrator = await Database.AddPersonAsync("Ann", Role.Administrator);
    }

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_assessment_blank_or_copied(bool copied)
    {
        var organisation = await OrganisationAsync();
        var wanted = new NewAssessment(organisation, "Spring", new DateOnly(2026, 3, 1), copied ? example.AssessmentId : null);
        var before = await CountAsync(db => db.Assessments);

        var results = await SeveralAsync(() => Database.Get<AssessmentService>().CreateAsync(wanted, example.Consultant, Cancel));

        Assert.Equal([new CreateResult(wanted.Id, CreateError.None)], results.Distinct());
        Assert.Equal(before + 1, await CountAsync(db => db.Assessments));
        Assert.Equal(CreateError.NotAllowed, (await Database.Get<AssessmentService>().CreateAsync(wanted, administrator, Cancel)).Error);
    }

    [Fact]
    public async Task One_action()
    {
        var wanted = new NewAction(example.AssessmentId, null, ActionOrigin.Own, ActionContent.Empty with { Title = "Publish it" });
        var before = await CountAsync(db => db.ActionItems);

        var results = await SeveralAsync(() => Database.Get<ActionService>().CreateAsync(wanted, example.Consultant, Cancel));

        Assert.Equal(wanted.Id, Assert.Single(results.Distinct().Cast<ActionResult.Saved>()).Action.Id);
        Assert.Equal(before + 1, await CountAsync(db => db.ActionItems));
        Assert.IsType<ActionResult.NotAllowed>(await Database.Get<ActionService>().CreateAsync(wanted, administrator, Cancel));
    }

    [Fact]
    public async Task One_organisation_and_no_word_of_its_name_being_taken()
    {
        var id = Guid.CreateVersion7();

        var results = await SeveralAsync(() => Database.Get<OrganisationService>().CreateAsync(id, "Dijle", administrator, Cancel));

        Assert.Equal([OrganisationOutcome.Done], results.Distinct());
        Assert.Equal(1, await CountAsync(db => db.Organisations.Where(o => o.Name == "Dijle")));
        Assert.Equal(OrganisationOutcome.NameTaken, await Database.Get<OrganisationService>().CreateAsync(Guid.CreateVersion7(), "Dijle", administrator, Cancel));
    }

    [Fact]
    public async Task One_invitation_with_a_link_that_works()
    {
        var draft = new PersonDraft("bram@example.org", "Bram", Role.Consultant, []);

        var results = await SeveralAsync(() => Database.Get<PeopleService>().InviteAsync(draft, administrator, Cancel));

        Assert.Equal([new InvitationResult(PeopleOutcome.Done, draft.Token)], results.Distinct());
        Assert.Equal((1, 1), (await CountAsync(db => db.Users.Where(u => u.Email == draft.Email)), await CountAsync(db => db.AccountLinks)));
    }

    [Fact]
    public async Task One_new_link_for_somebody()
    {
        var token = SecretToken.Create();

        var results = await SeveralAsync(() => Database.Get<PeopleService>().NewLinkAsync(example.Consultant.UserId, token, administrator, Cancel));

        Assert.Equal([new InvitationResult(PeopleOutcome.Done, token)], results.Distinct());
        Assert.Equal(1, await CountAsync(db => db.AuditEntries.Where(e => e.Action == AuditAction.UserInvited)));
    }

    [Fact]
    public async Task One_shared_link()
    {
        var wanted = new NewSharedLink("The board", 30, [ReportSection.Summary]);

        var results = await SeveralAsync(() => Database.Get<SharedLinkService>().CreateAsync(example.AssessmentId, wanted, example.Consultant, Cancel));

        Assert.All(results, r => Assert.Equal(wanted.Token, Assert.IsType<ShareResult.Shared>(r).Token));
        Assert.Equal(1, await CountAsync(db => db.SharedLinks));
    }

    [Fact]
    public async Task One_export()
    {
        var wanted = new ExportRequest(example.AssessmentId, "csv", CultureInfo.GetCultureInfo("en"), null);

        var results = await SeveralAsync(() => Task.FromResult(Database.Get<ExportJobs>().Start(wanted, example.Consultant)));

        var job = Assert.Single(results.Distinct())!;
        await job.Ended;
        Assert.Single(Directory.EnumerateFiles(Database.Data.Exports));
        Assert.Null(Database.Get<ExportJobs>().Start(wanted, administrator));
    }

    [Fact]
    public async Task One_own_statistic()
    {
        var id = Guid.CreateVersion7();

        var results = await SeveralAsync(() => Database.Get<StatisticDraftService>().AddAsync(id, "Our own figure", administrator, Cancel));

        Assert.Equal(["our-own-figure"], results.Select(r => r.Draft!.Key).Distinct());
        Assert.Equal(1, await CountAsync(db => db.ContentDrafts));
    }

    [Fact]
    public async Task One_draft_of_the_questions()
    {
        var results = await SeveralAsync(() => Database.Get<ContentDraftService>().StartAsync(administrator, Cancel));

        Assert.Single(results.Select(r => r.Draft!.Version).Distinct());
        Assert.Equal(1, await CountAsync(db => db.ContentDrafts));
    }

    [Fact]
    public async Task One_workshop_and_one_more_vote()
    {
        var service = Database.Get<AssessmentService>();
        await service.ReopenAsync(example.AssessmentId, example.Consultant, Cancel);
        var started = await SeveralAsync(() => Database.Get<WorkshopService>().StartAsync(example.AssessmentId, example.Consultant, Cancel));
        var workshop = Assert.Single(started.Select(s => s.WorkshopId).Distinct())!.Value;
        var view = (await Database.Get<WorkshopService>().FindAsync(workshop, example.Consultant, Cancel))!;
        var round = view.Agenda.First(i => i.Subject.Kind == RoundKind.Question).RoundId;
        var rounds = Database.Get<RoundService>();
        Assert.Equal(RoundOutcome.Done, await rounds.OpenAsync(round, null, example.Consultant, Cancel));
        Assert.Equal(RoundOutcome.Done, await rounds.CloseAsync(round, example.Consultant, Cancel));

        var again = await SeveralAsync(() => rounds.ReopenAsync(round, null, example.Consultant, Cancel));

        Assert.Equal(RoundOutcome.Done, Assert.Single(again.Distinct()).Outcome);
        Assert.Equal(1, await CountAsync(db => db.Rounds.Where(r => r.WorkshopId == workshop && r.Status == RoundStatus.Open)));
        Assert.Equal(view.Agenda.Count + 1, await CountAsync(db => db.Rounds.Where(r => r.WorkshopId == workshop)));
    }

    [Fact]
    public async Task One_copy_of_a_file()
    {
        await using var travel = await TravelExample.CreateAsync();
        await travel.ImportToServerAsync();
        var other = TravelExample.Changed(travel.File, ReportExample.ActionTitle, "Publish it");
        var seen = Assert.IsType<ImportResult.Conflict>(await TravelExample.ImportAsync(travel.Server, other, travel.Administrator)).With.Seen;
        var choice = new ImportChoice(Conflict: ImportDecision.Copy, Seen: seen) { NewId = Guid.NewGuid() };

        var results = await SeveralAsync(() => TravelExample.ImportAsync(travel.Server, other, travel.Administrator, choice));

        Assert.Equal([new ImportResult.Imported(choice.NewId.Value)], results.Distinct());
        await using var db = travel.Server.Open();
        Assert.Equal(2, await db.Assessments.CountAsync(Cancel));
    }

    [Fact]
    public async Task One_backup()
    {
        await using var file = await TestDatabase.InFileAsync();
        var ann = await file.AddPersonAsync("Ann", Role.Administrator);
        var id = Guid.NewGuid();

        var results = await SeveralAsync(() => file.Get<BackupAdministration>().MakeAsync(id, ann));

        Assert.Equal([BackupOutcome.Done], results.Distinct());
        Assert.Single(file.Get<BackupService>().Made());
    }

    /// <summary>Eight at once, as no mouse is fast enough, and one more when all is done.</summary>
    private static async Task<List<T>> SeveralAsync<T>(Func<Task<T>> send)
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(send, Cancel)));
        return [.. results, await send()];
    }

    private async Task<Guid> OrganisationAsync()
    {
        await using var db = Database.Open();
        return await db.Assessments.Where(a => a.Id == example.AssessmentId).Select(a => a.OrganisationId).SingleAsync(Cancel);
    }

    private async Task<int> CountAsync<T>(Func<CompassDbContext, IQueryable<T>> which)
    {
        await using var db = Database.Open();
        return await which(db).CountAsync(Cancel);
    }
}
