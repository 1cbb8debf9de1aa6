using System.Text.Json.Nodes;
using CioCompass.Core.Content;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Content;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Tests.Content.Packages;
using CioCompass.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Content.Releases;

/// <summary>A release that says the same in a further language; here it is French, in an installation that never had it.</summary>
public sealed class AddedLanguagesTests : IAsyncLifetime
{
    private static readonly HashSet<string> Before = [.. Languages.Codes.Except(["fr"])];

    private PackageExample example = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static List<JsonNode> Release => [.. ContentFiles.Documents(ContentFiles.LatestRelease)];

    private static List<JsonNode> WithoutFrench => [.. Release.Select(file => TextNodes.Map(file, text => text.Only(Before))!)];

    public async ValueTask InitializeAsync() => example = await PackageExample.OpenAsync();

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Fact]
    public void A_release_that_only_adds_a_language_is_told_from_one_that_says_something_else()
    {
        var reworded = WithoutFrench;
        reworded[1]["title"]!["en"] = "Another title";
        var renumbered = WithoutFrench;
        renumbered[0]["statistics"]![0]!["percentage"] = 94;

        Assert.NotNull(AddedLanguages.Of(WithoutFrench, Release));
        Assert.Null(AddedLanguages.Of(Release, Release));
        Assert.Null(AddedLanguages.Of(reworded, Release));
        Assert.Null(AddedLanguages.Of(renumbered, Release));
        Assert.Null(AddedLanguages.Of(2));
    }

    [Fact]
    public async Task Its_words_come_into_the_versions_that_are_there_and_make_no_new_ones()
    {
        var shipped = await TextsAsync();
        await ForgetFrenchAsync();
        Assert.DoesNotContain(await TextsAsync(), t => t.Value["fr"].Length > 0);
        var counts = await TableCounts.ReadAsync(example.Database, except: "");

        await AddFrenchAsync();

        var after = await TextsAsync();
        Assert.Equal(counts, await TableCounts.ReadAsync(example.Database, except: ""));
        var current = TextNodes.In(Release).ToHashSet();
        Assert.All(shipped.Where(t => current.Contains(t.Value)), t => Assert.Equal(t.Value, after[t.Key]));
        Assert.All(after.Where(t => !current.Contains(t.Value)), t => Assert.Equal(shipped[t.Key].Only(Before), t.Value));
    }

    [Fact]
    public async Task What_an_administrator_wrote_stays_as_it_is_and_lacks_the_language()
    {
        await ForgetFrenchAsync();
        await example.EditQuestionsAsync(body => body with { Title = body.Title.With("en", "Our compass") });
        await example.PublishQuestionsAsync();
        await example.EditQuestionsAsync(body => body.Replace(body.FindQuestion("dialogue")! with { Text = LocalizedText.Of(("en", "Do you talk?"), ("nl", "Praat je?")) }));

        await AddFrenchAsync();

        var published = QuestionSetDraft.Of(await Questions.LatestAsync(Cancel));
        Assert.Equal(("Our compass", ""), (published.Title["en"], published.Title["fr"]));
        Assert.NotEqual("", published.FindQuestion("dialogue")!.Text["fr"]);
        var draft = (await example.Database.Get<ContentDraftService>().FindAsync(example.Administrator, Cancel)).Draft!;
        Assert.Equal("", draft.Body.FindQuestion("dialogue")!.Text["fr"]);
        Assert.Equal(published.FindQuestion("dialogue")!.Guidance, draft.Body.FindQuestion("dialogue")!.Guidance);
    }

    [Fact]
    public async Task A_language_that_the_published_version_lacks_somewhere_does_not_keep_a_draft_from_being_published()
    {
        await ForgetFrenchAsync();
        await example.EditQuestionsAsync(body => body with { Title = body.Title.With("en", "Our compass") });

        var comparison = (await example.Database.Get<DraftReader>().ReadAsync(example.Administrator, Cancel))!;
        Assert.All(comparison.Errors, e => Assert.Equal((ContentProblem.NotTranslated, "fr", false), (e.Problem, e.Language, e.Blocks)));
        Assert.Contains(comparison.Errors, e => e.Field == ContentField.Title);

        await example.PublishQuestionsAsync();
        Assert.Equal("Our compass", (await Questions.LatestAsync(Cancel)).Title.In(Cultures.French));
    }

    /// <summary>As a program sees them that has just started: it keeps whole versions, since nothing changes them while it runs.</summary>
    private QuestionCatalog Questions => new(example.Database.Get<IDbContextFactory<CompassDbContext>>(), example.Database.Clock);

    private async Task ForgetFrenchAsync()
    {
        await using var db = example.Database.Open();
        foreach (var property in (await RowsAsync(db)).SelectMany(r => db.Entry(r).Properties))
        {
            property.CurrentValue = property.CurrentValue switch
            {
                LocalizedText text => text.Only(Before),
                List<LocalizedText> texts => texts.ConvertAll(text => text.Only(Before)),
                var other => other,
            };
        }

        await db.SaveChangesAsync(Cancel);
    }

    private async Task AddFrenchAsync()
    {
        await using var db = example.Database.Open();
        await AddedLanguages.AddAsync(db, AddedLanguages.Of(WithoutFrench, Release)!, isEmpty: false, Cancel);
        await db.SaveChangesAsync(Cancel);
    }

    private async Task<Dictionary<string, LocalizedText>> TextsAsync()
    {
        await using var db = example.Database.Open();
        return (await RowsAsync(db)).SelectMany(r => db.Entry(r).Properties.SelectMany(p => (p.CurrentValue switch
        {
            LocalizedText text => [text],
            List<LocalizedText> texts => texts,
            _ => (List<LocalizedText>)[],
        }).Select((text, index) => ($"{r.GetType().Name} {db.Entry(r).Property("Id").CurrentValue} {p.Metadata.Name} {index}", text)))).ToDictionary();
    }

    /// <summary>Every row of the model that has a text, so that a new kind of row is not forgotten.</summary>
    private static async Task<List<object>> RowsAsync(CompassDbContext db)
    {
        List<object> rows = [];
        foreach (var type in db.Model.GetEntityTypes().Where(e => e.GetProperties().Any(p => p.ClrType == typeof(LocalizedText))))
        {
            rows.AddRange(await (Task<List<object>>)typeof(AddedLanguagesTests).GetMethod(nameof(ListAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(type.ClrType).Invoke(null, [db])!);
        }

        return rows;
    }

    private static async Task<List<object>> ListAsync<T>(CompassDbContext db)
        where T : class => [.. await db.Set<T>().ToListAsync(Cancel)];
}
