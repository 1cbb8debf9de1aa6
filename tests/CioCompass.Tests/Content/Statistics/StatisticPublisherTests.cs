using CioCompass.Core.Accounts;
using CioCompass.Core.Auditing;
using CioCompass.Core.Content;
using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Transactions;
using CioCompass.Core.Statistics;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Content.Statistics;

public sealed class StatisticPublisherTests : IAsyncLifetime
{
    private const string Article = "business-social-issues";

    private TestDatabase database = null!;
    private Actor administrator = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private StatisticDraftService Drafts => database.Get<StatisticDraftService>();

    private StatisticPublisher Publisher => database.Get<StatisticPublisher>();

    private StatisticCatalog Catalog => database.Get<StatisticCatalog>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        administrator = await database.AddPersonAsync("Ann", Role.Administrator);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task An_own_statistic_follows_those_of_the_article_and_names_its_source()
    {
        var before = await Catalog.CurrentAsync(Cancel);
        var key = await PublishNewAsync(StatisticExample.Complete with { Room = StatisticExample.Room });

        var after = await Catalog.CurrentAsync(Cancel);

        Assert.Equal([.. before.Statistics.Select(s => s.Key), "our-own-figure"], after.Statistics.Select(s => s.Key));
        var own = after.Find(key)!;
        Assert.True(own.IsOwn);
        Assert.Equal((37, 1, 412, 4.8m), (own.Percentage, own.Version, own.SampleSize, own.MarginPoints));
        Assert.Equal(
            ("Own Research", "Staff survey", 2026, "https://example.org/survey"),
            (own.Source.Publisher, own.Source.Title, own.Source.Year, own.Source.Url));
        Assert.Equal(StatisticExample.Room.Guess, (await database.Get<RoomQuestionCatalog>().CurrentAsync(Cancel))[key].Guess);
        await using var db = database.Open();
        var row = await db.AuditEntries.SingleAsync(e => e.Action == AuditAction.ContentPublished, Cancel);
        Assert.Equal("statistic our-own-figure, version 1", row.Detail);
    }

    [Fact]
    public async Task A_statistic_without_its_source_is_not_published()
    {
        var draft = (await Drafts.AddAsync(Guid.NewGuid(), "Our own figure", administrator, Cancel)).Draft!;
        var body = StatisticExample.Complete with { Source = new SourceDraft() };
        var saved = (await Drafts.SaveAsync(draft.Key, body, draft.Version, administrator, Cancel)).Draft!;

        var result = await Publisher.PublishAsync(saved.Key, saved.Version, administrator, Cancel);

        Assert.Equal(PublishOutcome.Invalid, result.Outcome);
        Assert.Equal([StatisticField.Publisher, StatisticField.SourceTitle], result.Errors.Select(e => e.Field));
        Assert.Null((await Catalog.LatestAsync(Cancel)).FindLatest(draft.Key));
        Assert.Equal(saved, (await Drafts.FindAsync(draft.Key, administrator, Cancel)).Draft);
    }

    [Fact]
    public async Task A_correction_is_a_new_version_and_the_one_before_stays()
    {
        var before = (await Catalog.CurrentAsync(Cancel)).Find(Article)!;
        var opened = database.Clock.GetUtcNow().UtcDateTime;
        database.Clock.Advance(TimeSpan.FromHours(1));

        var result = await CorrectAsync(body => body with { Percentage = 79 });

        Assert.Equal((PublishOutcome.Published, Shipped.Version + 1), (result.Outcome, result.Version));
        var after = await Catalog.CurrentAsync(Cancel);
        Assert.Equal((79, Shipped.Version + 1, false), (after.Find(Article)!.Percentage, after.Find(Article)!.Version, after.Find(Article)!.IsOwn));
        Assert.Equal(before.Source, after.Find(Article)!.Source);
        Assert.Equal(before.Companions, after.Find(Article)!.Companions);

        // A room that guessed before the correction is held against what it was shown.
        Assert.Equal(80, after.FindAt(Article, opened)!.Percentage);
        Assert.Equal(79, after.FindAt(Article, database.Clock.GetUtcNow().UtcDateTime)!.Percentage);
        Assert.Equal(79, after.FindAt(Article, null)!.Percentage);
    }

    [Fact]
    public async Task A_withdrawn_statistic_leaves_the_lists_and_keeps_its_page()
    {
        await CorrectAsync(body => body with { IsWithdrawn = true });

        var after = await Catalog.CurrentAsync(Cancel);

        Assert.Null(after.Find(Article));
        Assert.DoesNotContain(after.Statistics, s => s.Key == Article);
        Assert.Equal((true, 80), (after.FindLatest(Article)!.IsWithdrawn, after.FindLatest(Article)!.Percentage));

        await CorrectAsync(body => body with { IsWithdrawn = false });
        Assert.Equal(Shipped.Version + 2, (await Catalog.CurrentAsync(Cancel)).Find(Article)!.Version);
    }

    [Fact]
    public async Task A_new_source_does_not_change_that_of_the_version_before()
    {
        await CorrectAsync(body => body with { Source = body.Source with { Publisher = "Somebody else" } });

        var after = await Catalog.CurrentAsync(Cancel);

        Assert.Equal(["Somebody else", "Edelman"], after.Versions.Where(s => s.Key == Article).Take(2).Select(s => s.Source.Publisher));
    }

    [Fact]
    public async Task Of_two_who_publish_at_the_same_time_one_does()
    {
        var draft = (await Drafts.StartAsync(Article, administrator, Cancel)).Draft!;
        draft = (await Drafts.SaveAsync(Article, draft.Body with { Percentage = 79 }, draft.Version, administrator, Cancel)).Draft!;

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Task.Run(() => Publisher.PublishAsync(Article, draft.Version, administrator, Cancel), Cancel)));

        Assert.Single(results, r => r.Outcome == PublishOutcome.Published);
        await using var db = database.Open();
        Assert.Equal(Shipped.Version + 1, await db.Statistics.CountAsync(s => s.Key == Article, Cancel));
    }

    [Fact]
    public async Task Of_two_who_begin_the_same_draft_both_get_the_one()
    {
        var begun = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Task.Run(() => Drafts.StartAsync(Article, administrator, Cancel), Cancel)));

        Assert.Single(begun.Select(r => r.Draft!.Version).Distinct());
    }

    [Fact]
    public async Task What_somebody_saved_meanwhile_is_neither_overwritten_published_nor_discarded()
    {
        var seen = (await Drafts.StartAsync(Article, administrator, Cancel)).Draft!;
        var theirs = (await Drafts.SaveAsync(Article, seen.Body with { Percentage = 78 }, seen.Version, administrator, Cancel)).Draft!;

        var mine = await Drafts.SaveAsync(Article, seen.Body with { Percentage = 79 }, seen.Version, administrator, Cancel);

        Assert.Equal((DraftOutcome.Conflict, theirs), (mine.Outcome, mine.Draft));
        Assert.Equal(PublishOutcome.Conflict, (await Publisher.PublishAsync(Article, seen.Version, administrator, Cancel)).Outcome);
        Assert.Equal(DraftOutcome.Conflict, await Drafts.DiscardAsync(Article, seen.Version, administrator, Cancel));
        Assert.Equal(theirs, (await Drafts.FindAsync(Article, administrator, Cancel)).Draft);
    }

    [Fact]
    public async Task A_draft_that_says_what_is_published_is_not_published_again()
    {
        var draft = (await Drafts.StartAsync(Article, administrator, Cancel)).Draft!;

        Assert.Equal(PublishOutcome.Unchanged, (await Publisher.PublishAsync(Article, draft.Version, administrator, Cancel)).Outcome);
    }

    [Fact]
    public async Task A_key_is_never_given_twice()
    {
        var first = (await Drafts.AddAsync(Guid.NewGuid(), "Our own figure", administrator, Cancel)).Draft!;
        var second = (await Drafts.AddAsync(Guid.NewGuid(), "Our own figure!", administrator, Cancel)).Draft!;
        var third = (await Drafts.AddAsync(Guid.NewGuid(), "Business social issues", administrator, Cancel)).Draft!;

        Assert.Equal(["our-own-figure", "our-own-figure-2", "business-social-issues-2"], [first.Key, second.Key, third.Key]);
        Assert.Equal(DraftOutcome.Invalid, (await Drafts.AddAsync(Guid.NewGuid(), "  ", administrator, Cancel)).Outcome);
        Assert.Equal(DraftOutcome.Invalid, (await Drafts.AddAsync(Guid.NewGuid(), new string('x', 201), administrator, Cancel)).Outcome);
        Assert.Equal(DraftOutcome.NotFound, (await Drafts.StartAsync("nothing", administrator, Cancel)).Outcome);
    }

    [Theory]
    [InlineData(Role.Consultant)]
    [InlineData(Role.Cio)]
    public async Task Nobody_but_an_administrator_edits(Role role)
    {
        var other = await database.AddPersonAsync("Bob", role);
        var draft = (await Drafts.StartAsync(Article, administrator, Cancel)).Draft!;

        Assert.Null(await Drafts.ListAsync(other, Cancel));
        Assert.Equal(DraftOutcome.NotAllowed, (await Drafts.FindAsync(Article, other, Cancel)).Outcome);
        Assert.Equal(DraftOutcome.NotAllowed, (await Drafts.StartAsync(Article, other, Cancel)).Outcome);
        Assert.Equal(DraftOutcome.NotAllowed, (await Drafts.AddAsync(Guid.NewGuid(), "x", other, Cancel)).Outcome);
        Assert.Equal(DraftOutcome.NotAllowed, (await Drafts.SaveAsync(Article, draft.Body, draft.Version, other, Cancel)).Outcome);
        Assert.Equal(DraftOutcome.NotAllowed, await Drafts.DiscardAsync(Article, draft.Version, other, Cancel));
        Assert.Equal(PublishOutcome.NotAllowed, (await Publisher.PublishAsync(Article, draft.Version, other, Cancel)).Outcome);
        Assert.Equal(draft, (await Drafts.FindAsync(Article, administrator, Cancel)).Draft);
    }

    [Fact]
    public async Task A_reader_in_another_process_sees_it_within_half_a_minute()
    {
        var contexts = database.Get<IDbContextFactory<CompassDbContext>>();
        var figures = new StatisticCatalog(contexts, database.Clock);
        var rooms = new RoomQuestionCatalog(contexts, database.Clock);
        await figures.CurrentAsync(Cancel);
        await rooms.CurrentAsync(Cancel);
        var key = await PublishNewAsync(StatisticExample.Complete with { Room = StatisticExample.Room });

        Assert.Null((await figures.CurrentAsync(Cancel)).Find(key));
        database.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.NotNull((await figures.CurrentAsync(Cancel)).Find(key));
        Assert.True((await rooms.CurrentAsync(Cancel)).ContainsKey(key));
    }

    private async Task<string> PublishNewAsync(StatisticDraft body)
    {
        var draft = (await Drafts.AddAsync(Guid.NewGuid(), "Our own figure", administrator, Cancel)).Draft!;
        var saved = (await Drafts.SaveAsync(draft.Key, body, draft.Version, administrator, Cancel)).Draft!;
        Assert.Equal(PublishOutcome.Published, (await Publisher.PublishAsync(draft.Key, saved.Version, administrator, Cancel)).Outcome);
        return draft.Key;
    }

    private async Task<StatisticPublishResult> CorrectAsync(Func<StatisticDraft, StatisticDraft> change)
    {
        var draft = (await Drafts.StartAsync(Article, administrator, Cancel)).Draft!;
        var saved = (await Drafts.SaveAsync(Article, change(draft.Body), draft.Version, administrator, Cancel)).Draft!;
        return await Publisher.PublishAsync(Article, saved.Version, administrator, Cancel);
    }
}
