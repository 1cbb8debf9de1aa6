using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.HandOver;
using CioCompass.Core.Reports.Travel.Import;
using CioCompass.Core.Retention;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Tests.Reports.Travel;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.Tests.Workshops;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CioCompass.Tests.Retention;

/// <summary>A purge and a hand-over hold the write lock for a moment at a time; what they have begun is gone for everybody, and goes on by itself.</summary>
public sealed class RemovalInPiecesTests : IAsyncLifetime
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
        database = await TestDatabase.CreateAsync(services =>
        {
            services.Intercept(transactions);
            services.RemoveAll<IReportFormat>();
        });
        administrator = await database.AddPersonAsync("Anna", Role.Administrator);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await example.DisposeAsync();
    }

    [Theory]
    [InlineData(DeletedKind.Assessment)]
    [InlineData(DeletedKind.Organisation)]
    public async Task A_purge_writes_few_rows_at_a_time_and_leaves_none(DeletedKind kind)
    {
        var before = await TableCounts.ReadAsync(database, except: "AuditEntries");
        var id = await DeletedAsync(kind);

        var outcome = await transactions.WatchAsync(() => PurgeAsync(kind, id));

        Assert.Equal(RetentionOutcome.Done, outcome);
        Assert.InRange(transactions.Written.Max(), 1, RowsAtMost);
        Assert.True(transactions.Written.Count > 1200 / RowsAtMost);
        Assert.Equal(kind == DeletedKind.Organisation ? before : WithOrganisation(before), await TableCounts.ReadAsync(database, except: "AuditEntries"));
        await using var db = database.Open();
        Assert.Contains("rounds 200, ballots 20000", (await db.AuditEntries.SingleAsync(e => e.Action == AuditAction.Purged, Cancel)).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DeletedKind.Assessment)]
    [InlineData(DeletedKind.Organisation)]
    public async Task A_purge_that_breaks_off_anywhere_shows_nothing_half_and_is_finished_later(DeletedKind kind)
    {
        var before = await TableCounts.ReadAsync(database, except: "AuditEntries");
        for (transactions.BreaksAt = 1; ; transactions.BreaksAt += 2)
        {
            var id = await DeletedAsync(kind);
            var isThrough = await EndsAsync(() => PurgeAsync(kind, id));

            // It is as it was, or it cannot be seen or brought back any more.
            await using (var db = database.Open())
            {
                var restorable = (await database.Get<RetentionService>().ListAsync(administrator, Cancel))!.Total;
                Assert.Equal(transactions.BreaksAt == 1 ? 1 : 0, restorable);
                Assert.Equal(restorable == 1 ? 20_000 : 0, await db.BallotCounts.Where(b => db.Rounds.Any(r => r.Id == b.RoundId
                    && !r.Workshop.Assessment.IsUnfinished)).SumAsync(b => b.Count, Cancel));
                Assert.Equal(
                    restorable == 1 ? RetentionOutcome.Done : RetentionOutcome.NotFound,
                    await database.Get<RetentionService>().RestoreAsync(kind, id, administrator, Cancel));
            }

            if (isThrough)
            {
                break;
            }

            await EmptyAsync();
            Assert.Equal(before, await TableCounts.ReadAsync(database, except: "AuditEntries"));
        }

        Assert.True(transactions.BreaksAt > 5);
    }

    [Fact]
    public async Task Phones_vote_between_the_pieces_of_a_hand_over_and_the_file_is_rewritten_when_they_have_done()
    {
        var id = await ImportedAsync();
        await using var room = await WorkshopRoom.OpenAsync(database);
        var tokens = new Queue<string>(await room.JoinAsync(40));
        var round = await room.OpenRoundAsync("customer-bond");
        var handOver = database.Get<HandOverService>();
        var pack = Assert.IsType<PackResult.Made>(await handOver.PackAsync(
            id, [CultureInfo.GetCultureInfo("en")], administrator, new Progress<double>(), Cancel)).Pack;
        database.Get<PackStore>().MarkDownloaded(pack.Id);
        transactions.Between = async () =>
        {
            if (tokens.TryDequeue(out var token))
            {
                await room.VoteAsync(token, round, BallotValue.Level(3));
            }
        };

        var removed = Assert.IsType<RemovalResult.Removed>(await transactions.WatchAsync(
            () => handOver.RemoveAsync(pack.Id, TravelExample.Read(example.File).Assessment.Title, true, administrator, Cancel)));

        Assert.InRange(transactions.Written.Max(), 1, RowsAtMost);
        var voted = 40 - tokens.Count;
        Assert.InRange(voted, 5, 40);
        Assert.Equal(voted, (await room.ReadAsync(round)).Ballots);
        Assert.Equal((20_000, true, true), (removed.Counts.Ballots, removed.Counts.Organisation, removed.Counts.TracesRemain));
        Assert.Null(await database.Get<Purge>().PurgeDueAsync(Cancel));

        // Also by a process that is started later.
        await room.CloseAsync(round);
        Assert.True(File.Exists(database.Data.TracesRemain));
        Assert.Equal(0, await database.Get<Purge>().PurgeDueAsync(Cancel));
        Assert.False(File.Exists(database.Data.TracesRemain));
    }

    private async Task<Guid> ImportedAsync()
    {
        var result = await TravelExample.ImportAsync(database, LargeFile.Of(example.File), administrator, new ImportChoice(NewOrganisation: true));
        return Assert.IsType<ImportResult.Imported>(result).AssessmentId;
    }

    /// <summary>The largest assessment there may be, deleted, by itself or with its organisation.</summary>
    private async Task<Guid> DeletedAsync(DeletedKind kind)
    {
        var id = await ImportedAsync();
        if (kind == DeletedKind.Assessment)
        {
            Assert.Equal(ChangeOutcome.Done, await database.Get<AssessmentService>().DeleteAsync(id, administrator, Cancel));
            return id;
        }

        await using var db = database.Open();
        var organisation = await db.Assessments.Where(a => a.Id == id).Select(a => a.OrganisationId).SingleAsync(Cancel);
        Assert.Equal(OrganisationOutcome.Done, await database.Get<OrganisationService>().DeleteAsync(organisation, administrator, Cancel));
        return organisation;
    }

    private Task<RetentionOutcome> PurgeAsync(DeletedKind kind, Guid id) =>
        database.Get<RetentionService>().PurgeAsync(kind, id, administrator, Cancel);

    /// <returns>False where it broke off.</returns>
    private async Task<bool> EndsAsync(Func<Task<RetentionOutcome>> purge)
    {
        try
        {
            return await transactions.WatchAsync(purge) == RetentionOutcome.Done;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Empties the example: broken-off rows go by themselves, the rest by hand.</summary>
    private async Task EmptyAsync()
    {
        database.Clock.Advance(TimeSpan.FromHours(2));
        await database.Get<Purge>().PurgeDueAsync(Cancel);
        await using var db = database.Open();
        Assert.False(await db.Assessments.AnyAsync(a => a.IsUnfinished, Cancel) || await db.Organisations.AnyAsync(o => o.IsUnfinished, Cancel));
        await db.Organisations.ExecuteDeleteAsync(Cancel);
    }

    private static SortedDictionary<string, long> WithOrganisation(IReadOnlyDictionary<string, long> before) =>
        new(before.ToDictionary(t => t.Key, t => t.Key == "Organisations" ? t.Value + 1 : t.Value), StringComparer.Ordinal);
}
