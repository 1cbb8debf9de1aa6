using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Upgrades;
using CioCompass.Core.Auditing;
using CioCompass.Core.Content;
using CioCompass.Core.Content.Packages;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Questions;
using CioCompass.Core.Text.Json;
using CioCompass.Tests.Content.Statistics;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Content.Packages;

public sealed class PackageImportTests : IAsyncLifetime
{
    private PackageExample there = null!;
    private PackageExample here = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => (there, here) = (await PackageExample.EditedAsync(), await PackageExample.OpenAsync());

    public async ValueTask DisposeAsync()
    {
        await there.DisposeAsync();
        await here.DisposeAsync();
    }

    [Fact]
    public async Task What_was_exported_there_is_what_readers_see_here_once_it_is_published()
    {
        Assert.NotEqual(await there.PublishedAsync(), await here.PublishedAsync());

        var result = await here.TakeAsync(await there.ExportAsync());

        Assert.Equal(
            [(ContentKind.QuestionSet, Shipped.Version), (ContentKind.Statistic, Shipped.Version), (ContentKind.Statistic, 0)],
            (await DraftsAsync()).Select(d => (d.Kind, d.BaseVersion)));
        Assert.Equal([PackageExample.Article, PackageExample.Own], result.Of(PackageItemOutcome.Drafted).Skip(1).Select(i => i.Key));
        await here.PublishStatisticAsync(PackageExample.Own);
        await here.PublishStatisticAsync(PackageExample.Article);
        await here.PublishQuestionsAsync();
        Assert.Equal(await there.PublishedAsync(), await here.PublishedAsync());
        Assert.All((await here.TakeAsync(await there.ExportAsync())).Items, i => Assert.Equal(PackageItemOutcome.Same, i.Outcome));
    }

    [Fact]
    public async Task An_own_export_says_the_same_and_makes_no_draft()
    {
        var result = await here.TakeAsync(await here.ExportAsync());

        Assert.All(result.Items, i => Assert.Equal((PackageItemOutcome.Same, false), (i.Outcome, i.KeepsRoom)));
        Assert.Empty(await DraftsAsync());
    }

    [Fact]
    public async Task Importing_twice_changes_nothing_but_the_audit_log()
    {
        var file = await there.ExportAsync();
        await here.TakeAsync(file);
        var drafts = await DraftsAsync();
        var before = await TableCounts.ReadAsync(here.Database, except: "AuditEntries");

        var again = await here.TakeAsync(file);

        Assert.All(again.Items, i => Assert.Equal(PackageItemOutcome.Same, i.Outcome));
        Assert.Equal(drafts.Select(d => (d.Key, d.Version, d.Body)), (await DraftsAsync()).Select(d => (d.Key, d.Version, d.Body)));
        Assert.Equal(before, await TableCounts.ReadAsync(here.Database, except: "AuditEntries"));
        await using var db = here.Database.Open();
        var rows = await db.AuditEntries.Where(e => e.Action == AuditAction.ContentImported).OrderBy(e => e.Id).ToListAsync(Cancel);
        Assert.Equal(2, rows.Count);
        Assert.StartsWith("drafts: 3; same: ", rows[0].Detail, StringComparison.Ordinal);
        Assert.StartsWith("drafts: 0; same: ", rows[1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_says_something_else_is_a_conflict_and_stays()
    {
        await here.EditStatisticAsync(PackageExample.Article, body => body with { Percentage = 12 });
        var mine = Assert.Single(await DraftsAsync());

        var result = await here.TakeAsync(await there.ExportAsync());

        Assert.Equal([PackageExample.Article], result.Of(PackageItemOutcome.Conflict).Select(i => i.Key));
        Assert.Equal(2, result.Of(PackageItemOutcome.Drafted).Count());
        Assert.Equal((mine.Version, mine.Body), (await DraftsAsync()).Where(d => d.Key == PackageExample.Article).Select(d => (d.Version, d.Body)).Single());
    }

    [Fact]
    public async Task A_draft_of_what_is_published_as_in_the_file_is_no_conflict()
    {
        await here.EditStatisticAsync(PackageExample.Article, body => body with { Percentage = 12 });

        var result = await here.TakeAsync(await here.ExportAsync());

        Assert.Empty(result.Of(PackageItemOutcome.Conflict));
        Assert.Single(await DraftsAsync());
    }

    /// <summary>Two versions there in one file: what an upgrade needs of the earlier ones is here.</summary>
    [Fact]
    public async Task An_assessment_here_is_upgraded_to_questions_that_moved_and_went_elsewhere_without_losing_an_answer()
    {
        var first = await here.Database.Get<QuestionCatalog>().LatestAsync(Cancel);
        var (goes, moves) = (first.Themes[0].Questions[1].Key, first.Themes[0].Questions[2].Key);
        var organisation = await here.Database.AddOrganisationAsync("Dijle", here.Administrator);
        var made = new Assessment(organisation.Id, first.Id, "Yearly", new DateOnly(2026, 3, 1), here.Database.Clock.GetUtcNow().UtcDateTime);
        foreach (var question in first.Questions)
        {
            made.Respond(question.Id, new ResponseContent { Answer = Answer.Rated(3) }, "Ann", here.Database.Clock.GetUtcNow().UtcDateTime);
        }

        await using (var db = here.Database.Open())
        {
            db.Assessments.Add(made);
            await db.SaveChangesAsync(Cancel);
        }

        await there.EditQuestionsAsync(body => body.Remove(goes));
        await there.PublishQuestionsAsync();
        await there.EditQuestionsAsync(body => QuestionMove.Of(body, moves, first.Themes[2].Key).Draft);
        await there.PublishQuestionsAsync();
        await here.TakeAsync(await there.ExportAsync());
        await here.PublishStatisticAsync(PackageExample.Own);
        await here.PublishQuestionsAsync();

        var upgrades = here.Database.Get<UpgradeService>();
        var view = (await upgrades.FindAsync(made.Id, here.Administrator, Cancel))!;
        Assert.Equal((Shipped.Version, Shipped.Version + 1), (view.FromVersion, view.ToVersion));
        Assert.Equal(ContentChange.Moved, view.Changes.Questions.Single(c => c.After?.Key == moves).Change);
        Assert.Equal(UpgradeOutcome.Done, await upgrades.UpgradeAsync(made.Id, view.ToSetId, here.Administrator, Cancel));
        var former = Assert.Single(await upgrades.FormerAsync(made.Id, here.Administrator, Cancel));
        Assert.Equal((first.Find(goes)!.Text, Answer.Rated(3)), (former.Question, former.Answer));
        var after = (await here.Database.Get<AssessmentService>().FindAsync(made.Id, here.Administrator, Cancel))!;
        Assert.All(after.QuestionSet.Questions, q => Assert.Equal(Answer.Rated(3), after.AnswerTo(q.Key)));
    }

    [Fact]
    public async Task What_rooms_were_asked_here_stays_and_is_told()
    {
        var file = await there.ExportAsync();
        var package = PackageExample.Read(file);
        var article = package.Statistics.Single(s => s.Key == PackageExample.Article);
        var asked = article with { Content = article.Content with { Room = StatisticExample.Room } };
        var other = package with { Statistics = [asked] };

        var item = (await here.TakeAsync(PackageJson.Write(other))).Items[1];

        Assert.Equal((PackageItemOutcome.Drafted, true), (item.Outcome, item.KeepsRoom));
        await here.PublishStatisticAsync(PackageExample.Article);
    }

    [Fact]
    public async Task An_incomplete_figure_becomes_a_draft_that_cannot_be_published_yet()
    {
        var package = PackageExample.Read(await here.ExportAsync());
        var incomplete = new PackagedStatistic("not-ready", 1, true, new StatisticDraft());

        await here.TakeAsync(PackageJson.Write(package with { Statistics = [incomplete] }));

        var draft = Assert.Single(await DraftsAsync());
        Assert.Equal(("not-ready", 0), (draft.Key, draft.BaseVersion));
        var published = await here.Database.Get<StatisticPublisher>().PublishAsync("not-ready", draft.Version, here.Administrator, Cancel);
        Assert.Equal(PublishOutcome.Invalid, published.Outcome);
    }

    [Fact]
    public async Task Another_question_set_is_refused_and_nothing_is_drafted()
    {
        var package = PackageExample.Read(await there.ExportAsync());
        var other = package with { QuestionSet = package.QuestionSet with { Key = "another-set" } };

        var invalid = Assert.IsType<PackageResult.Invalid>(await here.ImportAsync(PackageJson.Write(other)));

        Assert.Equal(("$.questionSet.key", ImportErrorKind.NotOneOf), invalid.Errors.Select(e => (e.Path, e.Kind)).Single());
        Assert.Empty(await DraftsAsync());
    }

    [Theory]
    [InlineData(Role.Cio)]
    [InlineData(Role.Consultant)]
    public async Task Nobody_but_an_administrator_exports_or_imports(Role role)
    {
        var file = await there.ExportAsync();
        var person = await here.Database.AddPersonAsync("Bram", role);

        var result = await here.Database.Get<PackageImportService>().ImportAsync(file, person, Cancel);

        Assert.IsType<PackageResult.NotAllowed>(result);
        Assert.Null(await here.Database.Get<PackageExportService>().ExportAsync(person, Cancel));
        Assert.Empty(await DraftsAsync());
        await using var db = here.Database.Open();
        Assert.Equal(
            ["export content", "import content"],
            await db.AuditEntries.Where(e => e.Action == AuditAction.AccessRefused).OrderBy(e => e.Detail).Select(e => e.Detail).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Of_two_who_import_at_the_same_moment_one_makes_the_drafts()
    {
        var file = await there.ExportAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => here.ImportAsync(file))));

        Assert.Equal(3, (await DraftsAsync()).Count);
        Assert.Equal(3, results.OfType<PackageResult.Taken>().Sum(r => r.Of(PackageItemOutcome.Drafted).Count()));
        Assert.DoesNotContain(results, r => r is PackageResult.Invalid or PackageResult.NotAllowed);
    }

    private async Task<List<ContentDraft>> DraftsAsync()
    {
        await using var db = here.Database.Open();
        return await db.ContentDrafts.AsNoTracking().OrderBy(d => d.Kind).ThenBy(d => d.Key).ToListAsync(Cancel);
    }
}
