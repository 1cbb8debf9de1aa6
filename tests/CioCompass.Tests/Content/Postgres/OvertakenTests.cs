using CioCompass.Core.Accounts;
using CioCompass.Core.Content;
using CioCompass.Core.Content.Packages;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Postgres;
using CioCompass.Core.Data.Transactions;
using CioCompass.Core.Questions;
using CioCompass.Tests.Content.Packages;
using CioCompass.Tests.Content.Statistics;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.TestSupport.Postgres;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Content.Postgres;

/// <summary>
/// Two write the same content at the same moment. The program's own transactions wait for one another; what another program writes
/// beside them, past that lock, meets ours only at its end.
/// </summary>
public sealed class OvertakenTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private Actor administrator = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(TestPostgres.Missing is null, TestPostgres.Missing ?? "");
        database = await TestDatabase.OnPostgresAsync();
        administrator = await database.AddPersonAsync("Ann", Role.Administrator);
    }

    public ValueTask DisposeAsync() => database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task An_import_waits_for_somebody_who_begins_one_of_its_drafts_and_leaves_it()
    {
        await using var there = await PackageExample.EditedAsync();
        var file = await there.ExportAsync();
        var theirs = await BegunAsync();

        var result = await WhileUncommittedAsync(
            database.Open(), db => db.ContentDrafts.Add(theirs), () => database.Get<PackageImportService>().ImportAsync(file, administrator, Cancel));

        Assert.Equal([ContentKind.QuestionSet], Assert.IsType<PackageResult.Taken>(result).Of(PackageItemOutcome.Conflict).Select(i => i.Kind));
    }

    [Fact]
    public async Task An_import_that_a_draft_from_past_the_lock_overtakes_writes_nothing_and_works_afterwards()
    {
        await using var there = await PackageExample.EditedAsync();
        var file = await there.ExportAsync();
        var imports = database.Get<PackageImportService>();
        var theirs = await BegunAsync();

        var result = await WhileUncommittedAsync(
            PastTheLock(), db => db.ContentDrafts.Add(theirs), () => imports.ImportAsync(file, administrator, Cancel));

        Assert.IsType<PackageResult.Overtaken>(result);
        await using (var db = database.Open())
        {
            Assert.Equal("Bram", (await db.ContentDrafts.SingleAsync(Cancel)).UpdatedBy);
        }

        var again = Assert.IsType<PackageResult.Taken>(await imports.ImportAsync(file, administrator, Cancel));
        Assert.Equal([ContentKind.QuestionSet], again.Of(PackageItemOutcome.Conflict).Select(i => i.Kind));
        Assert.Equal(2, again.Of(PackageItemOutcome.Drafted).Count());
    }

    [Fact]
    public Task A_publication_that_waited_for_another_one_is_a_conflict_and_the_draft_stays() => ConflictsAsync(database.Open());

    [Fact]
    public Task A_publication_that_one_from_past_the_lock_overtakes_is_a_conflict_and_the_draft_stays() => ConflictsAsync(PastTheLock());

    private async Task ConflictsAsync(CompassDbContext others)
    {
        var drafts = database.Get<ContentDraftService>();
        var started = (await drafts.StartAsync(administrator, Cancel)).Draft!;
        var title = StatisticExample.Text("title");
        var draft = (await drafts.SaveAsync(started.Body with { Title = title }, started.Version, administrator, Cancel)).Draft!;
        var set = await database.Get<QuestionCatalog>().LatestAsync(Cancel);

        var result = await WhileUncommittedAsync(
            others,
            db =>
            {
                var theirs = draft.Body.ToSet(set.Key, set.Version + 1);
                theirs.Publish(database.Clock.GetUtcNow().UtcDateTime);
                db.QuestionSets.Add(theirs);
            },
            () => database.Get<ContentPublisher>().PublishAsync(draft.Version, administrator, Cancel));

        Assert.Equal(PublishOutcome.Conflict, result.Outcome);
        Assert.Equal(draft.Version, (await drafts.FindAsync(administrator, Cancel)).Draft!.Version);
        Assert.Equal(
            PublishOutcome.Outdated, (await database.Get<ContentPublisher>().PublishAsync(draft.Version, administrator, Cancel)).Outcome);
    }

    private async Task<ContentDraft> BegunAsync()
    {
        var set = await database.Get<QuestionCatalog>().LatestAsync(Cancel);
        return new ContentDraft(
            ContentKind.QuestionSet, set.Key, set.Version, QuestionSetDraft.Of(set).ToJson(), "Bram", database.Clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>Runs our work while another's write is there and not yet committed; that is committed once ours waits for it.</summary>
    private async Task<T> WhileUncommittedAsync<T>(CompassDbContext others, Action<CompassDbContext> write, Func<Task<T>> ours)
    {
        await using var db = others;
        await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
        write(db);
        await db.SaveChangesAsync(Cancel);
        var work = Task.Run(ours, Cancel);
        await WaitingAsync();
        await transaction.CommitAsync(Cancel);
        return await work;
    }

    /// <summary>Without the program's services, so with a model of its own, which no other test may find in the cache.</summary>
    private PostgresCompassDbContext PastTheLock() => new(
        new DbContextOptionsBuilder<PostgresCompassDbContext>().UseNpgsql(database.Postgres).EnableServiceProviderCaching(false).Options);

    private async Task WaitingAsync()
    {
        await using var db = database.Open();
        var waiting = db.Database.SqlQuery<int>(
            $"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
        await Patience.UntilAsync(async () => await waiting.SingleAsync(Cancel) > 0);
    }
}
