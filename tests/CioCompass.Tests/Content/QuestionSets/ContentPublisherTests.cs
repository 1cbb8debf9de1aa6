using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Core.Content;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Faults;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Content.QuestionSets;

public sealed class ContentPublisherTests : IAsyncLifetime
{
    private readonly FailingCommands commands = new();
    private TestDatabase database = null!;
    private Actor administrator = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ContentDraftService Drafts => database.Get<ContentDraftService>();

    private ContentPublisher Publisher => database.Get<ContentPublisher>();

    private QuestionCatalog Catalog => database.Get<QuestionCatalog>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(services => services.Intercept(commands));
        administrator = await database.AddPersonAsync("Ann", Role.Administrator);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_published_draft_is_what_readers_see_from_then_on()
    {
        var before = await Catalog.CurrentAsync(Cancel);
        var draft = await GivenADraftAsync("Een andere titel");

        var result = await Publisher.PublishAsync(draft.Version, administrator, Cancel);

        Assert.Equal((PublishOutcome.Published, Shipped.Version + 1), (result.Outcome, result.Version));
        var after = await Catalog.CurrentAsync(Cancel);
        Assert.Equal((Shipped.Version + 1, "Een andere titel"), (after.Version, after.Title.Nl));
        Assert.Equal(draft.Body.ToJson(), QuestionSetDraft.Of(after).ToJson());
        Assert.Equal(before.Questions.Select(q => q.Key), after.Questions.Select(q => q.Key));
        Assert.Equal(DraftOutcome.NotFound, (await Drafts.FindAsync(administrator, Cancel)).Outcome);
        await using var db = database.Open();
        var row = await db.AuditEntries.SingleAsync(e => e.Action == AuditAction.ContentPublished, Cancel);
        Assert.Equal($"question set, version {Shipped.Version + 1}", row.Detail);
    }

    [Fact]
    public async Task A_database_that_fails_is_told_as_that_and_not_as_somebody_elses_work_and_the_draft_stays()
    {
        var draft = await GivenADraftAsync("Een andere titel");

        commands.With = "INSERT INTO \"QuestionSets\"";
        var refused = await Publisher.PublishAsync(draft.Version, administrator, Cancel);
        commands.With = null;

        Assert.Equal(PublishOutcome.NotStored, refused.Outcome);
        Assert.Equal(Shipped.Version, (await Catalog.LatestAsync(Cancel)).Version);
        Assert.Equal(PublishOutcome.Published, (await Publisher.PublishAsync(draft.Version, administrator, Cancel)).Outcome);
    }

    [Fact]
    public async Task A_running_assessment_keeps_its_version_and_a_new_one_takes_the_new()
    {
        var organisation = await database.AddOrganisationAsync("Dijle");
        var first = await CreateAsync(organisation);
        var before = await Catalog.CurrentAsync(Cancel);
        var draft = await GivenADraftAsync("Een andere titel");

        await Publisher.PublishAsync(draft.Version, administrator, Cancel);
        var second = await CreateAsync(organisation);

        await using var db = database.Open();
        var versions = await db.Assessments.Include(a => a.QuestionSet).ToDictionaryAsync(a => a.Id, a => a.QuestionSet.Version, Cancel);
        Assert.Equal(2, versions.Count);
        Assert.Equal((Shipped.Version, Shipped.Version + 1), (versions[first], versions[second]));
        Assert.Equal(before, await Catalog.SetAsync(before.Id, Cancel));
    }

    [Fact]
    public async Task A_reader_in_another_process_sees_the_new_version_within_half_a_minute_and_a_new_assessment_at_once()
    {
        var other = new QuestionCatalog(database.Get<IDbContextFactory<Core.Data.CompassDbContext>>(), database.Clock);
        Assert.Equal(Shipped.Version, (await other.CurrentAsync(Cancel)).Version);
        await Publisher.PublishAsync((await GivenADraftAsync("Een andere titel")).Version, administrator, Cancel);

        Assert.Equal(Shipped.Version, (await other.CurrentAsync(Cancel)).Version);
        database.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(Shipped.Version + 1, (await other.CurrentAsync(Cancel)).Version);

        var third = new QuestionCatalog(database.Get<IDbContextFactory<Core.Data.CompassDbContext>>(), database.Clock);
        Assert.Equal(Shipped.Version + 1, (await third.LatestAsync(Cancel)).Version);
    }

    [Fact]
    public async Task Of_two_who_publish_at_the_same_time_one_does()
    {
        var draft = await GivenADraftAsync("Een andere titel");

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Task.Run(() => Publisher.PublishAsync(draft.Version, administrator, Cancel), Cancel)));

        Assert.Single(results, r => r.Outcome == PublishOutcome.Published);
        Assert.All(
            results.Where(r => r.Outcome != PublishOutcome.Published),
            r => Assert.Contains(r.Outcome, new[] { PublishOutcome.NotFound, PublishOutcome.Conflict }));
        await using var db = database.Open();
        Assert.Equal(Enumerable.Range(1, Shipped.Version + 1), await db.QuestionSets.OrderBy(s => s.Version).Select(s => s.Version).ToListAsync(Cancel));
    }

    [Fact]
    public async Task What_somebody_saved_since_is_not_published_unseen()
    {
        var seen = await GivenADraftAsync("Een andere titel");
        await Drafts.SaveAsync(seen.Body with { Title = Localized.Of("Nog een", "Another", "Encore un") }, seen.Version, administrator, Cancel);

        Assert.Equal(PublishOutcome.Conflict, (await Publisher.PublishAsync(seen.Version, administrator, Cancel)).Outcome);
        Assert.Equal(Shipped.Version, (await Catalog.LatestAsync(Cancel)).Version);
    }

    [Fact]
    public async Task A_draft_with_errors_or_without_changes_is_not_published()
    {
        var started = (await Drafts.StartAsync(administrator, Cancel)).Draft!;
        Assert.Equal(PublishOutcome.Unchanged, (await Publisher.PublishAsync(started.Version, administrator, Cancel)).Outcome);

        var incomplete = (await Drafts.SaveAsync(
            started.Body with { Title = started.Body.Title.With("fr", " ") }, started.Version, administrator, Cancel)).Draft!;
        var result = await Publisher.PublishAsync(incomplete.Version, administrator, Cancel);

        Assert.Equal(PublishOutcome.Invalid, result.Outcome);
        Assert.Equal([new ContentError(ContentProblem.Missing, ContentField.Title, Language: "fr")], result.Errors);
        Assert.Equal(Shipped.Version, (await Catalog.LatestAsync(Cancel)).Version);
    }

    [Theory]
    [InlineData(Role.Consultant)]
    [InlineData(Role.Cio)]
    public async Task Nobody_but_an_administrator_edits_and_the_tries_are_recorded(Role role)
    {
        var other = await database.AddPersonAsync("Bram", role);
        var draft = await GivenADraftAsync("Een andere titel");

        Assert.Equal(new(DraftOutcome.NotAllowed), await Drafts.FindAsync(other, Cancel));
        Assert.Equal(new(DraftOutcome.NotAllowed), await Drafts.StartAsync(other, Cancel));
        Assert.Equal(new(DraftOutcome.NotAllowed), await Drafts.SaveAsync(draft.Body, draft.Version, other, Cancel));
        Assert.Equal(DraftOutcome.NotAllowed, await Drafts.DiscardAsync(draft.Version, other, Cancel));
        Assert.Equal(PublishOutcome.NotAllowed, (await Publisher.PublishAsync(draft.Version, other, Cancel)).Outcome);

        Assert.Equal(draft.Version, (await Drafts.FindAsync(administrator, Cancel)).Draft!.Version);
        await using var db = database.Open();
        Assert.Equal(5, await db.AuditEntries.CountAsync(e => e.Action == AuditAction.AccessRefused && e.ActorId == other.UserId, Cancel));
    }

    [Fact]
    public async Task A_second_editor_who_saves_an_older_draft_gets_the_newer_one_to_see()
    {
        var seen = (await Drafts.StartAsync(administrator, Cancel)).Draft!;
        var first = await Drafts.SaveAsync(seen.Body with { Title = Localized.Of("Eerste", "First", "Premier") }, seen.Version, administrator, Cancel);

        var second = await Drafts.SaveAsync(seen.Body with { Title = Localized.Of("Tweede", "Second", "Second") }, seen.Version, administrator, Cancel);

        Assert.Equal(DraftOutcome.Conflict, second.Outcome);
        Assert.Equal((first.Draft!.Version, "First"), (second.Draft!.Version, second.Draft.Body.Title.En));
        Assert.Equal(DraftOutcome.Conflict, await Drafts.DiscardAsync(seen.Version, administrator, Cancel));
        Assert.Equal(DraftOutcome.Done, await Drafts.DiscardAsync(first.Draft.Version, administrator, Cancel));
        Assert.Equal(DraftOutcome.NotFound, await Drafts.DiscardAsync(first.Draft.Version, administrator, Cancel));
    }

    [Fact]
    public async Task Beginning_again_keeps_the_draft_that_is_there()
    {
        var draft = await GivenADraftAsync("Een andere titel");

        Assert.Equal(draft.Version, (await Drafts.StartAsync(administrator, Cancel)).Draft!.Version);
    }

    private async Task<QuestionDraftView> GivenADraftAsync(string title)
    {
        var started = (await Drafts.StartAsync(administrator, Cancel)).Draft!;
        var body = started.Body with { Title = Localized.Of(title, "Another title", "Un autre titre") };
        return (await Drafts.SaveAsync(body, started.Version, administrator, Cancel)).Draft!;
    }

    private async Task<Guid> CreateAsync(Organisation organisation)
    {
        var created = await database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(organisation.Id, "Nulmeting", new DateOnly(2026, 3, 2), null), administrator, Cancel);
        return created.Id!.Value;
    }
}
