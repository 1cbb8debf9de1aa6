using System.Text;
using System.Text.Json.Nodes;
using CioCompass.Core.Content.Packages;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Data.Content;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Core.Text.Json;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;
using NJsonSchema;

namespace CioCompass.Tests.Content.Packages;

/// <summary>The file itself: its schema, and files that were damaged or made to do harm.</summary>
public sealed class PackageFileTests : IAsyncLifetime
{
    private PackageExample example = null!;
    private byte[] file = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string, ImportErrorKind> Changes => new()
    {
        { "\"percentage\": 79", "\"percentage\": 101", "percentage", ImportErrorKind.OutOfRange },
        { "\"percentage\": 79", "\"percentage\": -1", "percentage", ImportErrorKind.OutOfRange },
        { "\"percentage\": 79", "\"percentage\": 1e999", "percentage", ImportErrorKind.OutOfRange },
        { "\"percentage\": 79", "\"percentage\": \"79\"", "percentage", ImportErrorKind.WrongType },
        { "\"marginPoints\": 4.8", "\"marginPoints\": 1e999", "marginPoints", ImportErrorKind.OutOfRange },
        { "\"marginPoints\": 4.8", "\"marginPoints\": -0.1", "marginPoints", ImportErrorKind.OutOfRange },
        { "\"sampleSize\": 412", "\"sampleSize\": 0", "sampleSize", ImportErrorKind.OutOfRange },
        { "\"sampleSize\": 412", "\"sampleSize\": 99999999999", "sampleSize", ImportErrorKind.OutOfRange },
        { "\"fieldworkFrom\": \"2026-03-02", "\"fieldworkFrom\": \"0202-03-02", "fieldworkFrom", ImportErrorKind.OutOfRange },
        { "\"year\": 2026", "\"year\": 20260", "year", ImportErrorKind.OutOfRange },
        { "\"audience\": \"employees\"", "\"audience\": \"everybody\"", "audience", ImportErrorKind.NotOneOf },
        { "\"isOwn\": true", "\"isOwn\": \"yes\"", "isOwn", ImportErrorKind.WrongType },
        { "\"isOwn\": true", "\"isOwn\": true, \"isOwn\": true", "isOwn", ImportErrorKind.DuplicateMember },
        { "\"isOwn\": true", "\"isOwn\": true, \"publishedAt\": null", "publishedAt", ImportErrorKind.UnknownMember },
        { "\"isOwn\": true,", "", "isOwn", ImportErrorKind.Missing },
        { "\"key\": \"our-own-figure\"", "\"key\": \"new\"", "key", ImportErrorKind.NotAKey },
        { "\"key\": \"our-own-figure\"", "\"key\": \"preview\"", "key", ImportErrorKind.NotAKey },
        { "\"key\": \"our-own-figure\"", "\"key\": \"../users\"", "key", ImportErrorKind.NotAKey },
        { "\"key\": \"our-own-figure\"", "\"key\": \"Our Figure\"", "key", ImportErrorKind.NotAKey },
        { "\"key\": \"our-own-figure\"", "\"key\": \"\"", "key", ImportErrorKind.Empty },
        { "\"key\": \"our-own-figure\"", "\"key\": \"business-social-issues\"", "key", ImportErrorKind.Twice },
        { "https://example.org/survey", "javascript:alert(1)", "url", ImportErrorKind.NotHttp },
        { "headline (en)", "\\uD800", "headline.en", ImportErrorKind.NotText },
        { "\"en\": \"headline (en)\"", "\"en\": \"headline (en)\", \"zz\": \"?\"", "headline.zz", ImportErrorKind.UnknownMember },
        { "\"en\": \"headline (en)\"", "\"en\": null", "headline.en", ImportErrorKind.WrongType },
        { "cio-compass/content", "cio-compass/assessment", "$", ImportErrorKind.OtherFormat },
        { "\"formatVersion\": 2", "\"formatVersion\": 0", "$", ImportErrorKind.OtherFormat },
        { "\"formatVersion\": 2", "\"formatVersion\": 3", "$", ImportErrorKind.OtherFormat },
    };

    public async ValueTask InitializeAsync()
    {
        example = await PackageExample.EditedAsync();
        file = await example.ExportAsync();
    }

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Fact]
    public async Task The_file_holds_to_its_published_schema()
    {
        var json = Encoding.UTF8.GetString(file);
        var schema = await JsonSchema.FromJsonAsync(Encoding.UTF8.GetString(PackageJson.Schema(PackageJson.SchemaAddress)), Cancel);

        Assert.Empty(schema.Validate(json));
        Assert.NotEmpty(schema.Validate(json.Replace("\"employees\"", "\"everybody\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(json.Replace("\"isWithdrawn\"", "\"isGone\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(json.Replace("https://example.org/survey", "javascript:alert(1)", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_field_of_the_schema_is_explained()
    {
        var schema = await JsonSchema.FromJsonAsync(Encoding.UTF8.GetString(PackageJson.Schema(PackageJson.SchemaAddress)), Cancel);

        var fields = schema.Definitions.Values.Append(schema).SelectMany(o => o.Properties.Values).ToList();

        Assert.True(fields.Count > 40);
        Assert.All(fields, field =>
        {
            Assert.False(string.IsNullOrWhiteSpace(field.Title), field.Name);
            Assert.False(string.IsNullOrWhiteSpace(field.Description), field.Name);
        });
    }

    [Fact]
    public async Task A_file_of_version_1_which_has_three_languages_says_the_same_here()
    {
        var earlier = TextNodes.Map(JsonNode.Parse(file), text => text.Only(new HashSet<string> { "nl", "en", "fr" }))!;
        earlier["formatVersion"] = 1;
        foreach (var content in earlier["statistics"]!.AsArray().Select(s => s!["content"]!).Where(c => c["caution"]!.AsObject().Count == 0))
        {
            content["caution"] = new JsonObject { ["nl"] = "", ["en"] = "", ["fr"] = "" };
        }

        var schema = await JsonSchema.FromJsonAsync(Encoding.UTF8.GetString(PackageJson.Schema(PackageJson.SchemaAddresses[0])), Cancel);
        Assert.Empty(schema.Validate(earlier.ToJsonString()));

        var result = await example.TakeAsync(Encoding.UTF8.GetBytes(earlier.ToJsonString()));

        Assert.All(result.Items, item => Assert.Equal((PackageItemOutcome.Same, false), (item.Outcome, item.KeepsRoom)));
    }

    [Fact]
    public async Task A_language_that_a_file_leaves_out_stays_where_its_other_words_are_those_that_are_here_and_is_missing_elsewhere()
    {
        var without = TextNodes.Map(JsonNode.Parse(file), text => text.Only(Languages.Codes.Except(["fr"]).ToHashSet()))!;
        without["questionSet"]!["content"]!["title"]!["en"] = "Another title";
        var french = (await example.Database.Get<QuestionCatalog>().LatestAsync(Cancel)).Questions[0].Text["fr"];

        var result = await example.TakeAsync(Encoding.UTF8.GetBytes(without.ToJsonString()));

        Assert.Equal([PackageItemOutcome.Drafted], result.Items.Select(i => i.Outcome).Where(o => o != PackageItemOutcome.Same));
        var draft = (await example.Database.Get<ContentDraftService>().FindAsync(example.Administrator, Cancel)).Draft!.Body;
        Assert.Equal(("Another title", ""), (draft.Title["en"], draft.Title["fr"]));
        Assert.Equal(french, draft.Themes[0].Questions[0].Text["fr"]);
    }

    [Fact]
    public async Task Each_wrong_value_is_told_by_its_place_and_writes_nothing()
    {
        var before = await TableCounts.ReadAsync(example.Database, except: "");

        foreach (var (from, to, path, kind) in Changes.Select(row => row.Data))
        {
            var invalid = Assert.IsType<PackageResult.Invalid>(await example.ImportAsync(PackageExample.Changed(file, from, to)));
            Assert.True(
                invalid.Errors.Any(e => e.Path.EndsWith(path, StringComparison.Ordinal) && e.Kind == kind), $"{to}: {string.Join(", ", invalid.Errors)}");
        }

        Assert.Equal(before, await TableCounts.ReadAsync(example.Database, except: ""));
    }

    [Fact]
    public void Keys_of_themes_and_questions_stand_once_and_are_none_that_addresses_need()
    {
        var set = PackageExample.Read(file).QuestionSet.Content;
        QuestionSetDraft First(Func<QuestionDraft, QuestionDraft> change) => set with
        {
            Themes = [set.Themes[0] with { Questions = [change(set.Themes[0].Questions[0]), .. set.Themes[0].Questions.Skip(1)] }, .. set.Themes.Skip(1)],
        };

        Assert.Equal(ImportErrorKind.Twice, Only(With(First(q => q with { Key = set.Themes[1].Key }))));
        Assert.Equal(ImportErrorKind.NotAKey, Only(With(First(q => q with { Key = "set" }))));
        Assert.Equal(ImportErrorKind.OutOfRange, Only(With(First(q => q with { Levels = [] }))));
        Assert.Equal(ImportErrorKind.NotAKey, Only(With(First(q => q with { Evidence = ["a b"] }))));
        Assert.Equal(ImportErrorKind.TooMany, Only(With(set with { Themes = [.. Enumerable.Repeat(set.Themes[0], 25)] })));
    }

    [Fact]
    public void A_text_may_be_longer_than_can_be_published_but_not_without_end()
    {
        var set = PackageExample.Read(file).QuestionSet.Content;
        LocalizedText Long(int length) => set.Title.With("fr", new string('é', length));

        Assert.NotNull(PackageReader.Read(With(set with { Title = Long(PackageReader.LongestText) })).Package);
        var error = Assert.Single(PackageReader.Read(With(set with { Title = Long(PackageReader.LongestText + 1) })).Errors);
        Assert.Equal(new ImportError("$.questionSet.content.title.fr", ImportErrorKind.TooLong, "5000"), error);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_no_file()
    {
        foreach (var length in Enumerable.Range(1, 40).Select(part => file.Length * part / 41))
        {
            Assert.Equal(ImportErrorKind.NotJson, Assert.Single(PackageReader.Read(file.AsMemory(0, length)).Errors).Kind);
        }
    }

    [Fact]
    public void Ten_thousand_levels_and_other_documents_are_refused()
    {
        var deep = Encoding.UTF8.GetBytes(new string('[', 10_000) + new string(']', 10_000));

        Assert.Equal(ImportErrorKind.TooDeep, Assert.Single(PackageReader.Read(deep).Errors).Kind);
        Assert.Equal(ImportErrorKind.TooMany, Assert.Single(PackageReader.Read(new byte[JsonFile.LargestFile + 1]).Errors).Kind);
        Assert.All((string[])["", "null", "[]", "{}", "NaN"], text => Assert.NotEmpty(PackageReader.Read(Encoding.UTF8.GetBytes(text)).Errors));
    }

    [Fact]
    public void A_file_with_one_byte_changed_is_refused_or_is_another_good_file()
    {
        var random = new Random(20260302);
        for (var change = 0; change < 1000; change++)
        {
            var changed = (byte[])file.Clone();
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
            if (PackageReader.Read(changed).Package is { } package)
            {
                // What is read is written and read again to the same: nothing half-understood got through.
                var written = PackageJson.Write(package);
                Assert.Equal(written, PackageJson.Write(PackageExample.Read(written)));
            }
        }
    }

    private byte[] With(QuestionSetDraft set)
    {
        var package = PackageExample.Read(file);
        return PackageJson.Write(package with { QuestionSet = package.QuestionSet with { Content = set } });
    }

    private static ImportErrorKind Only(byte[] changed) => PackageReader.Read(changed).Errors.Select(e => e.Kind).Distinct().Single();
}
