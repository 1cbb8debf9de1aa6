using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Core.Reports.Travel;
using CioCompass.Core.Reports.Travel.Import;
using CioCompass.Core.Retention;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.Tests.Workshops;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Reports.Travel;

/// <summary>An import holds the write lock for a moment at a time, and shows either all of a file or nothing.</summary>
public sealed class ImportInPiecesTests : IAsyncLifetime
{
    private const int RowsAtMost = 210;

    private readonly WatchedTransactions transactions = new();
    private TravelExample example = null!;
    private TestDatabase database = null!;
    private Actor administrator = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        example = await TravelExample.CreateAsync();
        database = await TestDatabase.CreateAsync(services => services.Intercept(transactions));
        administrator = await database.AddPersonAsync("Anna", Role.Administrator);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await example.DisposeAsync();
    }

    [Fact]
    public async Task The_largest_file_is_written_in_transactions_of_few_rows_each_and_says_afterwards_what_it_said()
    {
        var file = LargeFile.Of(example.File);

        var added = await transactions.WatchAsync(() => ImportAsync(file, new ImportChoice(NewOrganisation: true)));

        var id = Assert.IsType<ImportResult.Imported>(added).AssessmentId;
        Assert.True(transactions.Written.Count > 5);
        Assert.InRange(transactions.Written.Max(), 1, RowsAtMost);
        Assert.Equal(20_000, await VotesAsync());
        Assert.Equal(TravelExample.Read(file).Fingerprint(), await FingerprintAsync(id));

        var other = TravelExample.Changed(file, ReportExample.ActionTitle, "Publish it");
        var replaced = await transactions.WatchAsync(async () => await ReplaceAsync(other));

        Assert.IsType<ImportResult.Replaced>(replaced);
        Assert.InRange(transactions.Written.Max(), 1, RowsAtMost);
        Assert.Equal(TravelExample.Read(other).Fingerprint(), await FingerprintAsync(id));
        Assert.Equal(20_000, await VotesAsync());
    }

    [Fact]
    public async Task Phones_vote_between_the_pieces_of_an_import()
    {
        await using var room = await WorkshopRoom.OpenAsync(services => services.Intercept(transactions));
        var tokens = new Queue<string>(await room.JoinAsync(30));
        var round = await room.OpenRoundAsync("customer-bond");
        transactions.Between = async () =>
        {
            if (tokens.TryDequeue(out var token))
            {
                await room.VoteAsync(token, round, BallotValue.Level(3));
            }
        };

        var result = await transactions.WatchAsync(() => TravelExample.ImportAsync(
            room.Database, LargeFile.Of(example.File), room.Consultant, new ImportChoice(NewOrganisation: true)));

        Assert.IsType<ImportResult.Imported>(result);
        var voted = 30 - tokens.Count;
        Assert.InRange(voted, 5, 30);
        Assert.Equal(voted, (await room.ReadAsync(round)).Ballots);
    }

    [Fact]
    public async Task An_import_that_breaks_off_anywhere_has_added_nothing_and_succeeds_the_next_time()
    {
        var choice = new ImportChoice(NewOrganisation: true) { NewId = Guid.NewGuid() };
        var before = await SeenAsync();

        for (transactions.BreaksAt = 1; await BreaksOffAsync(() => ImportAsync(LargeFile.Of(example.File), choice)); transactions.BreaksAt++)
        {
            Assert.Equal(before, await SeenAsync());
        }

        Assert.True(transactions.BreaksAt > 5);
        await using var db = database.Open();
        Assert.Equal(choice.NewId, (await db.Assessments.SingleAsync(a => !a.IsUnfinished, Cancel)).Id);
        Assert.Equal(1, await db.Organisations.CountAsync(o => !o.IsUnfinished, Cancel));
        Assert.Equal(TravelExample.Read(LargeFile.Of(example.File)).Fingerprint(), await FingerprintAsync(choice.NewId.Value));
        await NothingIsLeftOverAsync();
    }

    [Fact]
    public async Task A_replacement_that_breaks_off_anywhere_leaves_what_was_stored_or_all_of_the_file()
    {
        var id = Assert.IsType<ImportResult.Imported>(await ImportAsync(example.File, new ImportChoice(NewOrganisation: true))).AssessmentId;
        var other = TravelExample.Changed(example.File, ReportExample.ActionTitle, "Publish it");
        string[] whole = [await FingerprintAsync(id), TravelExample.Read(other).Fingerprint()];

        for (transactions.BreaksAt = 1; await BreaksOffAsync(() => ReplaceAsync(other)); transactions.BreaksAt++)
        {
            Assert.Contains(await FingerprintAsync(id), whole);
            Assert.Equal(0, (await database.Get<RetentionService>().ListAsync(administrator, Cancel))!.Total);
            if (await FingerprintAsync(id) == whole[1])
            {
                await ReplaceAsync(example.File);
            }
        }

        Assert.True(transactions.BreaksAt > 3);
        Assert.Equal(whole[1], await FingerprintAsync(id));
        await NothingIsLeftOverAsync();
    }

    [Fact]
    public async Task Somebody_who_answers_while_a_file_is_written_is_asked_about_before_it_replaces_that()
    {
        var id = Assert.IsType<ImportResult.Imported>(await ImportAsync(example.File, new ImportChoice(NewOrganisation: true))).AssessmentId;
        var other = TravelExample.Changed(example.File, ReportExample.ActionTitle, "Publish it");
        var isDone = false;
        transactions.Between = async () =>
        {
            if (!isDone)
            {
                isDone = true;
                await using var db = database.Open();
                var assessment = await db.Assessments.Include(a => a.Responses).SingleAsync(a => a.Id == id, Cancel);
                var response = assessment.Responses[0];
                assessment.Respond(response.QuestionId, response.Content with { Note = "In the meantime" }, "Somebody else", TestDatabase.Start.UtcDateTime);
                await db.SaveChangesAsync(Cancel);
            }
        };

        var result = await transactions.WatchAsync(() => ReplaceAsync(other));

        Assert.Contains(Assert.IsType<ImportResult.Conflict>(result).With.Differences, d => d.Stored == "In the meantime");
        await NothingIsLeftOverAsync();
    }

    [Fact]
    public async Task A_person_takes_in_one_file_at_a_time_and_hears_so()
    {
        var bob = await database.AddPersonAsync("Bob", Role.Administrator);
        var choice = new ImportChoice(NewOrganisation: true);
        ImportResult? mine = null, theirs = null;
        transactions.Between = async () =>
        {
            mine ??= await ImportAsync(example.File, choice);
            theirs ??= await TravelExample.ImportAsync(database, example.File, bob, choice);
        };

        var first = await transactions.WatchAsync(() => ImportAsync(LargeFile.Of(example.File), choice));

        Assert.IsType<ImportResult.AnotherRuns>(mine);
        Assert.IsType<ImportResult.Imported>(theirs);
        Assert.IsType<ImportResult.Conflict>(first);
        Assert.IsType<ImportResult.Unchanged>(await ImportAsync(example.File, choice));
        await NothingIsLeftOverAsync();
    }

    private Task<ImportResult> ImportAsync(byte[] file, ImportChoice choice) => TravelExample.ImportAsync(database, file, administrator, choice);

    private async Task<ImportResult> ReplaceAsync(byte[] file)
    {
        var look = await ImportAsync(file, ImportChoice.Look);
        return look is ImportResult.Conflict { With: var conflict }
            ? await ImportAsync(file, new ImportChoice(Conflict: ImportDecision.Replace, Seen: conflict.Seen))
            : look;
    }

    /// <returns>False once it was through before it could break off.</returns>
    private async Task<bool> BreaksOffAsync(Func<Task<ImportResult>> import)
    {
        try
        {
            await transactions.WatchAsync(import);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>All that anybody could see of an import, with what could be restored.</summary>
    private async Task<string> SeenAsync()
    {
        await using var db = database.Open();
        var organisations = await database.Get<OrganisationService>().NamesAsync(administrator, Cancel);
        var assessments = await db.Assessments.VisibleTo(administrator).CountAsync(Cancel);
        var deleted = await database.Get<RetentionService>().ListAsync(administrator, Cancel);
        var audited = await db.AuditEntries.CountAsync(e => e.Action == AuditAction.Imported || e.Action == AuditAction.OrganisationCreated, Cancel);
        return $"{organisations.Count} {assessments} {deleted!.Total} {audited}";
    }

    private async Task<int> VotesAsync()
    {
        await using var db = database.Open();
        return await db.BallotCounts.SumAsync(b => b.Count, Cancel);
    }

    private async Task<string> FingerprintAsync(Guid id) =>
        TravelExample.Read(await TravelExample.ExportAsync(database, id, administrator)).Fingerprint();

    /// <summary>Asserts that everything broken off goes after an hour, whole.</summary>
    private async Task NothingIsLeftOverAsync()
    {
        database.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, await database.Get<Purge>().PurgeDueAsync(Cancel));
        await using var db = database.Open();
        Assert.False(await db.Assessments.AnyAsync(a => a.IsUnfinished, Cancel) || await db.Organisations.AnyAsync(o => o.IsUnfinished, Cancel));
        Assert.Equal(await db.Assessments.SelectMany(a => a.Responses).CountAsync(Cancel), await db.Set<Core.Assessments.Response>().CountAsync(Cancel));
    }
}
