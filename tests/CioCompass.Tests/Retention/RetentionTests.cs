using System.Text;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Core.Configuration;
using CioCompass.Core.Retention;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.Tests.Workshops;
using CioCompass.Tests.Workshops.Ballots;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Retention;

public sealed class RetentionTests : IAsyncLifetime
{
    private const string Marker = "Marker-77c1e0b2";

    private WorkshopRoom room = null!;
    private Actor administrator = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TestDatabase Database => room.Database;

    private RetentionService Service => Database.Get<RetentionService>();

    private Purge Purge => Database.Get<Purge>();

    public async ValueTask InitializeAsync() => await EnterAsync(await WorkshopRoom.OpenAsync());

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Only_an_administrator_sees_restores_and_purges_what_was_deleted()
    {
        await DeleteAssessmentAsync();

        Assert.Null(await Service.ListAsync(room.Consultant, Cancel));
        Assert.Equal(RetentionOutcome.NotAllowed, await Service.RestoreAsync(DeletedKind.Assessment, room.AssessmentId, room.Consultant, Cancel));
        Assert.Equal(RetentionOutcome.NotAllowed, await Service.PurgeAsync(DeletedKind.Assessment, room.AssessmentId, room.Consultant, Cancel));

        Assert.Single((await ListAsync()).Items);
        Assert.Equal(3, await AuditedAsync(AuditAction.AccessRefused));
    }

    [Fact]
    public async Task A_deleted_assessment_comes_back_as_it_was()
    {
        await DeleteAssessmentAsync();
        var item = Assert.Single((await ListAsync()).Items);
        Assert.Equal((DeletedKind.Assessment, "Spring 2026", "Acme"), (item.Kind, item.Name, item.Within));
        Assert.Equal(item.DeletedAt.AddDays(30), item.PurgeOn);

        Assert.Equal(RetentionOutcome.Done, await Service.RestoreAsync(DeletedKind.Assessment, room.AssessmentId, administrator, Cancel));

        Assert.NotNull(await Database.Get<AssessmentService>().FindAsync(room.AssessmentId, room.Consultant, Cancel));
        Assert.Equal(0, (await ListAsync()).Total);
        Assert.Equal(1, await AuditedAsync(AuditAction.AssessmentRestored));
        Assert.Equal(RetentionOutcome.NotFound, await Service.RestoreAsync(DeletedKind.Assessment, room.AssessmentId, administrator, Cancel));
    }

    [Fact]
    public async Task The_name_of_an_organisation_is_taken_too_where_its_accents_are_apart()
    {
        await using (var db = Database.Open())
        {
            await db.Organisations.ExecuteUpdateAsync(o => o.SetProperty(x => x.Name, "Cre\u0300me BV"), Cancel);
        }

        await DeleteOrganisationAsync();
        await Database.AddOrganisationAsync("Cr\u00e8me BV");

        Assert.Equal(RetentionOutcome.NameTaken, await RestoreOrganisationAsync());
    }

    [Fact]
    public async Task A_deleted_organisation_brings_its_assessments_back_unless_another_took_its_name()
    {
        await DeleteOrganisationAsync();
        await Database.AddOrganisationAsync("Acme");
        Assert.Equal(RetentionOutcome.NameTaken, await RestoreOrganisationAsync());

        await using (var db = Database.Open())
        {
            await db.Organisations.Where(o => o.DeletedAt == null).ExecuteDeleteAsync(Cancel);
        }

        Assert.Equal(RetentionOutcome.Done, await RestoreOrganisationAsync());
        Assert.NotNull(await Database.Get<AssessmentService>().FindAsync(room.AssessmentId, room.Consultant, Cancel));
    }

    [Fact]
    public async Task What_is_not_deleted_cannot_be_purged()
    {
        Assert.Equal(RetentionOutcome.NotFound, await Service.PurgeAsync(DeletedKind.Assessment, room.AssessmentId, administrator, Cancel));
        Assert.Equal(RetentionOutcome.NotFound, await Service.PurgeAsync(DeletedKind.Organisation, room.Organisation.Id, administrator, Cancel));
        Assert.Equal(RetentionOutcome.NotFound, await Service.PurgeAsync(DeletedKind.Action, Guid.NewGuid(), administrator, Cancel));

        Assert.NotNull(await Database.Get<AssessmentService>().FindAsync(room.AssessmentId, room.Consultant, Cancel));
        Assert.Equal(0, await AuditedAsync(AuditAction.Purged));
    }

    [Fact]
    public async Task The_purge_waits_thirty_days_takes_everything_and_does_nothing_the_second_time()
    {
        await DeleteAssessmentAsync();
        Database.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await Purge.PurgeDueAsync(Cancel));

        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await Purge.PurgeDueAsync(Cancel));
        Assert.Equal(0, await Purge.PurgeDueAsync(Cancel));

        await using var db = Database.Open();
        Assert.Equal(0, await db.Assessments.CountAsync(Cancel) + await db.Workshops.CountAsync(Cancel) + await db.Rounds.CountAsync(Cancel));
        Assert.Equal(1, await db.Organisations.CountAsync(Cancel));
        Assert.Equal(room.AssessmentId, (await db.AuditEntries.SingleAsync(e => e.Action == AuditAction.Purged, Cancel)).SubjectId);
    }

    [Fact]
    public async Task With_an_organisation_go_the_phones_and_open_ballots_of_a_workshop_that_was_left_open_and_others_stay()
    {
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(round, BallotValue(2), BallotValue(3));
        var other = await Database.AddOrganisationAsync("Other", room.Consultant);
        var assessment = await Database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(other.Id, "Other", new(2026, 3, 2), null), room.Consultant, Cancel);
        var otherRoom = await WorkshopRoom.OverAsync(Database, room.Consultant, assessment.Id!.Value);
        var otherRound = await otherRoom.OpenRoundAsync();
        await otherRoom.VoteAsync(otherRound, BallotValue(4));
        await DeleteOrganisationAsync();
        Assert.Equal(RetentionOutcome.RoundOpen, await Service.PurgeAsync(DeletedKind.Organisation, room.Organisation.Id, administrator, Cancel));

        // One that was left open holds nobody up for ever.
        Database.Clock.Advance(TimeSpan.FromHours(13));
        Assert.Equal(RetentionOutcome.Done, await Service.PurgeAsync(DeletedKind.Organisation, room.Organisation.Id, administrator, Cancel));

        await using var db = Database.Open();
        Assert.Equal([otherRoom.Id], await db.Participants.Select(p => p.WorkshopId).ToListAsync(Cancel));
        Assert.Equal([otherRound], await db.OpenBallots.Select(b => b.RoundId).ToListAsync(Cancel));
        Assert.Equal([otherRound], await db.RoundSecrets.Select(s => s.RoundId).ToListAsync(Cancel));
        Assert.Equal(["Other"], await db.Organisations.Select(o => o.Name).ToListAsync(Cancel));
    }

    [Fact]
    public async Task No_byte_of_what_was_purged_stays_in_the_databases_file()
    {
        await room.DisposeAsync();
        await EnterAsync(await WorkshopRoom.OpenAsync(await TestDatabase.InFileAsync()));
        var text = string.Concat(Enumerable.Repeat(Marker + " ", 200));
        await room.Workshops.CloseAsync(room.Id, room.Consultant, Cancel);
        foreach (var note in (string[])[text, text + Marker])
        {
            await using var db = Database.Open();
            var assessment = await db.Assessments.Include(a => a.Responses).SingleAsync(Cancel);
            assessment.Respond(await db.QuestionSets.SelectMany(s => s.Themes).SelectMany(t => t.Questions).Select(q => q.Id).FirstAsync(Cancel), ResponseContent.Empty with { Note = note }, Marker, Database.Clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(Cancel);
        }

        Assert.NotEmpty(FileTraces.Of(room, [Encoding.UTF8.GetBytes(Marker)]));
        await DeleteAssessmentAsync();

        Assert.Equal(RetentionOutcome.Done, await Service.PurgeAsync(DeletedKind.Assessment, room.AssessmentId, administrator, Cancel));

        Assert.Empty(FileTraces.Of(room, [Encoding.UTF8.GetBytes(Marker)]));
    }

    [Fact]
    public async Task An_open_round_holds_the_purge_off_but_not_for_ever()
    {
        await DeleteOrganisationAsync();
        Database.Clock.Advance(TimeSpan.FromDays(31));
        var other = await Database.AddOrganisationAsync("Other", room.Consultant);
        var assessment = await Database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(other.Id, "Other", new(2026, 3, 2), null), room.Consultant, Cancel);
        await (await WorkshopRoom.OverAsync(Database, room.Consultant, assessment.Id!.Value)).OpenRoundAsync();

        Assert.Null(await Purge.PurgeDueAsync(Cancel));
        Database.Clock.Advance(TimeSpan.FromHours(13));

        Assert.Equal(1, await Purge.PurgeDueAsync(Cancel));
    }

    [Fact]
    public async Task Rows_of_the_log_go_after_four_hundred_days_and_one_row_says_how_many()
    {
        var old = await AuditedAsync(null);
        Database.Clock.Advance(TimeSpan.FromDays(AuditOptions.DefaultRetentionDays));
        await Database.Get<AuditLog>().WriteAsync(AuditAction.SignedIn, administrator.UserId, "Ann", administrator.UserId, "", Cancel);
        await Purge.PurgeDueAsync(Cancel);
        Assert.Equal(old + 1, await AuditedAsync(null));

        Database.Clock.Advance(TimeSpan.FromDays(2));
        await Purge.PurgeDueAsync(Cancel);
        await Purge.PurgeDueAsync(Cancel);

        await using var db = Database.Open();
        var kept = await db.AuditEntries.OrderBy(e => e.Id).Select(e => new { e.Action, e.Detail }).ToListAsync(Cancel);
        Assert.Equal([AuditAction.SignedIn, AuditAction.Purged], kept.Select(e => e.Action));
        Assert.Equal($"audit entries {old}", kept[1].Detail);
    }

    private static Core.Workshops.Ballots.BallotValue BallotValue(int level) => Core.Workshops.Ballots.BallotValue.Level(level);

    private async Task EnterAsync(WorkshopRoom entered)
    {
        room = entered;
        administrator = await Database.AddPersonAsync("Ann", Role.Administrator);
    }

    private async Task DeleteAssessmentAsync() => Assert.Equal(
        ChangeOutcome.Done, await Database.Get<AssessmentService>().DeleteAsync(room.AssessmentId, room.Consultant, Cancel));

    private async Task DeleteOrganisationAsync() => Assert.Equal(
        OrganisationOutcome.Done, await Database.Get<OrganisationService>().DeleteAsync(room.Organisation.Id, administrator, Cancel));

    private Task<RetentionOutcome> RestoreOrganisationAsync() =>
        Service.RestoreAsync(DeletedKind.Organisation, room.Organisation.Id, administrator, Cancel);

    private async Task<DeletedList> ListAsync() => (await Service.ListAsync(administrator, Cancel))!;

    private async Task<int> AuditedAsync(AuditAction? action)
    {
        await using var db = Database.Open();
        return await db.AuditEntries.CountAsync(e => action == null || e.Action == action, Cancel);
    }
}
