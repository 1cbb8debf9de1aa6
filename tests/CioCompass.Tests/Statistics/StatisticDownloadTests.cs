using System.Net;
using System.Text.Json;
using CioCompass.Core.Statistics;
using CioCompass.Core.Statistics.Citations;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;
using CsvHelper;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Statistics;

public sealed class StatisticDownloadTests(CompassWebApp app) : IClassFixture<CompassWebApp>
{
    [Fact]
    public async Task The_csv_has_a_row_per_figure_with_its_full_citation_in_three_languages()
    {
        var rows = await CsvAsync("/statistics.csv");

        var statistics = await StatisticsAsync();
        Assert.Equal(statistics.Statistics.Select(s => s.Key), rows.Select(r => r["key"]));
        Assert.All(statistics.Statistics.Zip(rows), pair => Assert.All(
            Cultures.All, c => Assert.Equal(Citation.Full(pair.First, c), pair.Second[$"citation_{c.Name}"])));
        Assert.Equal("initiatives; feel-for-business", rows[1]["questions"]);
        Assert.Equal("0.6", rows[1]["marginPoints"]);
        Assert.Equal("", rows[0]["sampleSize"]);
        Assert.Equal(["secondHand", "own", "open", "open"], rows.Select(r => r["verificationLevel"]));
    }

    [Fact]
    public async Task A_language_leaves_only_its_own_columns()
    {
        var row = (await CsvAsync("/statistics.csv?culture=nl"))[0];

        Assert.Contains("statement_nl", row.Keys);
        Assert.DoesNotContain(row.Keys, k => k.EndsWith("_en", StringComparison.Ordinal) || k.EndsWith("_fr", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?key=switch-brands", "switch-brands")]
    [InlineData("?audience=employees", "employees-cared-for", "equality-not-enough")]
    [InlineData("?key=&audience=", "employees-cared-for", "business-social-issues", "switch-brands", "equality-not-enough")]
    [InlineData("?key=switch-brands&audience=employees")]
    public async Task The_query_chooses_figures(string query, params string[] expected)
    {
        using var json = await JsonAsync($"/statistics.json{query}");

        Assert.Equal(expected, json.RootElement.GetProperty("statistics").EnumerateArray().Select(s => s.GetProperty("key").GetString()));
    }

    [Fact]
    public async Task The_json_says_its_format_and_speaks_camel_case()
    {
        using var json = await JsonAsync("/statistics.json");

        var root = json.RootElement;
        Assert.Equal("cio-compass/statistics", root.GetProperty("format").GetString());
        Assert.Equal(1, root.GetProperty("formatVersion").GetInt32());
        Assert.Equal(["women-cio-minority", "positive-impact", "new-jobs"], root.GetProperty("context").EnumerateArray().Select(c => c.GetProperty("key").GetString()));

        var edelman = root.GetProperty("statistics")[1];
        Assert.Equal("consumers", edelman.GetProperty("audience").GetString());
        Assert.Equal("agreesInSubstance", edelman.GetProperty("verification").GetString());
        Assert.Equal("own", edelman.GetProperty("verificationLevel").GetString());
        Assert.Equal(Article.Address, root.GetProperty("article").GetProperty("address").GetString());
        Assert.Equal(32200, edelman.GetProperty("sampleSize").GetInt32());
        Assert.Equal("2015-10-13", edelman.GetProperty("fieldworkFrom").GetString());
        Assert.Equal(Languages.Codes, edelman.GetProperty("citation").EnumerateObject().Select(p => p.Name));
        Assert.Equal("ceo-long-term-impact", edelman.GetProperty("companionClaims")[0].GetProperty("key").GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("statistics")[0].GetProperty("sampleSize").ValueKind);
    }

    [Theory]
    [InlineData("/statistics.csv", "cio-compass-statistics.csv", "text/csv; charset=utf-8")]
    [InlineData("/statistics.csv?key=switch-brands&culture=fr", "cio-compass-switch-brands-fr.csv", "text/csv; charset=utf-8")]
    [InlineData("/statistics.json?audience=consumers", "cio-compass-statistics-consumers.json", "application/json; charset=utf-8")]
    public async Task A_download_names_its_file(string address, string name, string type)
    {
        using var client = app.CreateClient();
        using var response = await client.GetAsync(address);

        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(name, response.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal(type, response.Content.Headers.ContentType!.ToString());
    }

    [Theory]
    [InlineData("?key=nope", "en", HttpStatusCode.NotFound, "There is no figure with the key “nope”.")]
    [InlineData("?key=nope", "nl", HttpStatusCode.NotFound, "Er is geen cijfer met de sleutel ‘nope’.")]
    [InlineData("?key=nope", "fr", HttpStatusCode.NotFound, "Il n’y a pas de chiffre portant la clé «\u00A0nope\u00A0».")]
    [InlineData("?audience=martians", "nl", HttpStatusCode.BadRequest, "De doelgroep ‘martians’ is niet bekend.")]
    [InlineData("?audience=2", "en", HttpStatusCode.BadRequest, "The audience “2” is not known.")]
    [InlineData("?culture=it", "fr", HttpStatusCode.BadRequest, "La langue «\u00A0it\u00A0» est inconnue.")]
    public async Task A_request_that_makes_no_sense_is_told_so_in_the_readers_language(
        string query, string language, HttpStatusCode status, string detail)
    {
        foreach (var file in (string[])["/statistics.csv", "/statistics.json"])
        {
            using var client = app.CreateClient();
            client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
            using var response = await client.GetAsync(file + query);

            Assert.Equal(status, response.StatusCode);
            using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            Assert.StartsWith(detail, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    private Task<StatisticsView> StatisticsAsync() =>
        app.Services.GetRequiredService<StatisticCatalog>().CurrentAsync(CancellationToken.None);

    private async Task<JsonDocument> JsonAsync(string address)
    {
        using var client = app.CreateClient();
        return JsonDocument.Parse(await client.GetByteArrayAsync(address));
    }

    private async Task<List<Dictionary<string, string>>> CsvAsync(string address)
    {
        using var client = app.CreateClient();
        using var reader = CsvReader.Create(await client.GetByteArrayAsync(address), new CsvReaderOptions { Separator = ',' });
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            rows.Add(reader.Headers.Index().ToDictionary(h => h.Item, h => reader.GetString(h.Index)));
        }

        return rows;
    }
}
