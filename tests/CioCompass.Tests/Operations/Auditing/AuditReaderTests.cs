using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Accounts.People;
using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Core.Operations.Auditing;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Operations.Auditing;

public sealed class AuditReaderTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private Actor administrator = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AuditReader Reader => database.Get<AuditReader>();

    private AuditLog Log => database.Get<AuditLog>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        administrator = await database.AddPersonAsync("Ann", Role.Administrator);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(Role.Consultant)]
    [InlineData(Role.Cio)]
    public async Task Only_an_administrator_reads_the_log_and_that_somebody_else_tried_is_in_it(Role role)
    {
        var other = await database.AddPersonAsync("Bram", role);

        Assert.Null(await Reader.PageAsync(AuditFilter.All, null, other, Cancel));
        Assert.Null(await Reader.ExportAsync(AuditFilter.All, other, Cancel));
        Assert.Empty(await Reader.PeopleAsync(other, Cancel));

        var rows = await RowsAsync(AuditFilter.All with { Group = AuditGroup.Refusals });
        Assert.Equal(["audit log", "audit.csv", "audit log"], rows.Select(r => r.Detail));
        Assert.All(rows, r => Assert.Equal("Bram", r.ActorName));
    }

    [Fact]
    public async Task A_page_that_was_opened_before_the_administrator_was_disabled_reads_nothing_any_more()
    {
        var second = await database.AddPersonAsync("Zoë", Role.Administrator);
        await MakeAdministratorSafeAsync(administrator);
        Assert.NotNull(await Reader.PageAsync(AuditFilter.All, null, second, Cancel));

        Assert.Equal(PeopleOutcome.Done, await database.Get<PeopleService>().SetDisabledAsync(second.UserId, true, administrator, Cancel));

        Assert.Null(await Reader.PageAsync(AuditFilter.All, null, second, Cancel));
        Assert.Equal(PeopleOutcome.NotAllowed, await database.Get<PeopleService>().SetDisabledAsync(administrator.UserId, true, second, Cancel));
    }

    [Fact]
    public async Task Pages_go_on_from_the_last_row_also_while_rows_are_added()
    {
        await WriteAsync(AuditReader.PageSize + 20);

        var first = await Reader.PageAsync(AuditFilter.All, null, administrator, Cancel);
        await WriteAsync(5);
        var second = await Reader.PageAsync(AuditFilter.All, first!.Next, administrator, Cancel);

        Assert.Equal(AuditReader.PageSize, first.Rows.Count);
        Assert.Equal(20, second!.Rows.Count);
        Assert.Null(second.Next);
        var ids = first.Rows.Concat(second.Rows).Select(r => r.Id).ToList();
        Assert.Equal(ids.OrderDescending(), ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_page_of_many_rows_takes_as_many_queries_as_one_of_few()
    {
        var counter = new CommandCounter(database);
        var reader = new AuditReader(counter, database.Get<AdministratorGate>(), Log);
        await WriteAsync(1);
        var few = await counter.CountAsync(() => reader.PageAsync(AuditFilter.All, null, administrator, Cancel));
        await WriteAsync(200);

        Assert.Equal(few, await counter.CountAsync(() => reader.PageAsync(AuditFilter.All, null, administrator, Cancel)));
    }

    [Fact]
    public async Task A_person_is_found_as_the_one_who_did_it_and_as_the_one_it_was_done_to()
    {
        var bram = await database.AddPersonAsync("Bram", Role.Consultant);
        await Log.WriteAsync(AuditAction.SignedIn, bram.UserId, "Bram", bram.UserId, "password", Cancel);
        await Log.WriteAsync(AuditAction.UserChanged, administrator.UserId, "Ann", bram.UserId, "Cio", Cancel);
        await Log.WriteAsync(AuditAction.SignedIn, administrator.UserId, "Ann", administrator.UserId, "password", Cancel);

        var rows = await RowsAsync(AuditFilter.All with { PersonId = bram.UserId });

        Assert.Equal([AuditAction.UserChanged, AuditAction.SignedIn], rows.Select(r => r.Action));
        Assert.Equal(new AuditSubject(AuditSubjectKind.Person, "Bram"), rows[0].Subject);
        Assert.False(rows[1].HasSubject);
    }

    [Fact]
    public async Task A_period_holds_its_first_and_its_last_day_whole_in_UTC()
    {
        foreach (var at in (string[])["2026-03-03T23:59:59Z", "2026-03-04T00:00:00Z", "2026-03-05T23:59:59Z", "2026-03-06T00:00:00Z"])
        {
            database.Clock.SetUtcNow(DateTimeOffset.Parse(at, null));
            await Log.WriteAsync(AuditAction.SignedOut, null, "", null, at, Cancel);
        }

        var rows = await RowsAsync(AuditFilter.All with { From = new(2026, 3, 4), To = new(2026, 3, 5) });

        Assert.Equal(["2026-03-05T23:59:59Z", "2026-03-04T00:00:00Z"], rows.Select(r => r.Detail));
        Assert.Empty(await RowsAsync(AuditFilter.All with { From = new(2026, 3, 6), To = new(2026, 3, 4) }));
        Assert.Equal(4, (await RowsAsync(AuditFilter.All with { From = DateOnly.MinValue, To = DateOnly.MaxValue })).Count);
    }

    [Fact]
    public async Task A_row_names_what_it_is_about_also_when_that_is_deleted_and_never_an_actions_text()
    {
        var consultant = await database.AddPersonAsync("Carla", Role.Consultant);
        var organisation = await database.AddOrganisationAsync("Dijle", consultant);
        var assessments = database.Get<AssessmentService>();
        var created = await assessments.CreateAsync(new NewAssessment(organisation.Id, "Spring 2026", new(2026, 3, 2), null), consultant, Cancel);
        await assessments.DeleteAsync(created.Id!.Value, consultant, Cancel);
        await database.Get<OrganisationService>().DeleteAsync(organisation.Id, administrator, Cancel);

        var rows = await RowsAsync(AuditFilter.All);

        Assert.Equal(
            [
                new AuditSubject(AuditSubjectKind.Organisation, "Dijle"), new AuditSubject(AuditSubjectKind.Assessment, "Spring 2026"),
                new AuditSubject(AuditSubjectKind.Assessment, "Spring 2026"),
            ],
            rows.Select(r => r.Subject));
    }

    [Fact]
    public async Task The_file_holds_the_filtered_rows_and_that_it_was_made_is_recorded()
    {
        await WriteAsync(3);
        await Log.WriteAsync(AuditAction.SignInFailed, null, "=HYPERLINK(\"http://evil\")", null, "", Cancel);

        var rows = await Reader.ExportAsync(AuditFilter.All with { Group = AuditGroup.SignIn }, administrator, Cancel);

        Assert.Equal(4, rows!.Count);
        var csv = System.Text.Encoding.UTF8.GetString(AuditCsv.Write(rows));
        Assert.DoesNotContain(",=HYPERLINK", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("\"=HYPERLINK", csv, StringComparison.Ordinal);
        Assert.Contains("signInFailed", csv, StringComparison.Ordinal);
        var exported = Assert.Single(await RowsAsync(AuditFilter.All with { Group = AuditGroup.Files }));
        Assert.Equal((AuditAction.Exported, "audit.csv", "Ann"), (exported.Action, exported.Detail, exported.ActorName));
    }

    private async Task<IReadOnlyList<AuditRow>> RowsAsync(AuditFilter filter) =>
        (await Reader.PageAsync(filter, null, administrator, Cancel))!.Rows;

    private async Task WriteAsync(int count)
    {
        await using var db = database.Open();
        for (var i = 0; i < count; i++)
        {
            Log.Add(db, AuditAction.SignedIn, administrator, administrator.UserId, "password");
        }

        await db.SaveChangesAsync(Cancel);
    }

    /// <summary>Gives a password, without which an account does not count as one that can manage others.</summary>
    private async Task MakeAdministratorSafeAsync(Actor actor)
    {
        await using var db = database.Open();
        await db.Users.Where(u => u.Id == actor.UserId).ExecuteUpdateAsync(u => u.SetProperty(x => x.PasswordHash, "a hash"), Cancel);
    }
}
