using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Upgrades;
using CioCompass.Core.Data;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using CioCompass.TestSupport.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CioCompass.Tests.Text;

/// <summary>A database of before languages were data, with three columns for each text.</summary>
public sealed class LocalizedTextMigrationTests
{
    private const string Before = "DirectionOfNames";

    /// <summary>Everything that a text may hold: quotes, braces, backslashes, lines, tabs, emoji, other controls, and what looks like an escape.</summary>
    private const string Hostile = "'a' \"b\" {\"nl\":\"c\"} \\ \\u0041 \\n \r\n\t \u0001\u001f\u007f\u2028 \U0001F9ED é مرحبا $.En %s {0} ; -- '";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_text_is_the_same_after_the_upgrade(bool isPostgres)
    {
        Assert.SkipUnless(!isPostgres || TestPostgres.Missing is null, TestPostgres.Missing ?? "");
        await using var database = await (isPostgres ? TestDatabase.OnPostgresAsync() : TestDatabase.InFileAsync());
        await AddHostileAsync(database);
        await using (var db = database.Open())
        {
            await db.GetService<IMigrator>().MigrateAsync(Before, Cancel);
        }

        var before = await TriplesAsync(database);
        await using (var db = database.Open())
        {
            await db.GetService<IMigrator>().MigrateAsync(cancellationToken: Cancel);
        }

        var after = await TextsAsync(database);
        Assert.Contains(before, t => t.Value.Contains(Hostile, StringComparison.Ordinal));
        Assert.Contains(before, t => t.Value == "fr");
        Assert.Equal(before, after);
    }

    /// <summary>A question set, a claim without a note, and a former answer without a level, of hostile texts.</summary>
    private static async Task AddHostileAsync(TestDatabase database)
    {
        var consultant = await database.AddPersonAsync("Carla", Core.Accounts.Role.Consultant);
        var organisation = await database.AddOrganisationAsync("Acme", consultant);
        var assessment = (await database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(organisation.Id, "Spring", new DateOnly(2026, 3, 2), null), consultant, Cancel)).Id!.Value;
        var text = LocalizedText.Of(("nl", Hostile + "nl"), ("en", Hostile), ("fr", "fr"));
        await using var db = database.Open();
        var set = new QuestionSet("hostile", 1) { Title = text, RoleContext = [text, LocalizedText.Of(("nl", "b"), ("en", "a"), ("fr", Hostile)), text] };
        var theme = new Theme("t", 1, false) { Name = text, Intent = text };
        theme.Add(new Question("q", 1, false, []) { Text = text, Guidance = text, Levels = [text, .. "2345".Select(n => LocalizedText.Of(("nl", $"{n}"), ("en", $"{n}e"), ("fr", $"{n}{Hostile}")))] });
        set.Add(theme);
        db.QuestionSets.AddRange(set, new QuestionSet("empty", 1) { Title = text });
        db.Claims.Add(new Core.Statistics.Claim("hostile", 1, 9, null) { Text = text, Note = null });
        db.FormerAnswers.Add(FormerAnswer.Imported(
            assessment, "q", 1, text, null, new ResponseContent { Answer = Answer.DontKnow }, "Carla", database.Clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(Cancel);
    }

    /// <summary>Every text of the earlier columns, by its table, row, column and language.</summary>
    private static async Task<SortedDictionary<string, string>> TriplesAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (table, column) in Columns(db, typeof(LocalizedText)))
        {
            foreach (var language in new[] { "En", "Nl", "Fr" })
            {
                await ReadAsync(db, $"SELECT \"Id\", \"{column}_{language}\" FROM \"{table}\"", (id, words) =>
                    texts.Add($"{table} {id} {column} {language.ToLowerInvariant()}", words));
            }
        }

        foreach (var (table, column) in Columns(db, typeof(List<LocalizedText>)))
        {
            await ReadAsync(db, $"SELECT \"Id\", \"{column}\" FROM \"{table}\"", (id, json) =>
            {
                foreach (var (index, item) in System.Text.Json.Nodes.JsonNode.Parse(json)!.AsArray().Index())
                {
                    foreach (var (language, words) in item!.AsObject())
                    {
                        texts.Add($"{table} {id} {column}{index} {language.ToLowerInvariant()}", words!.GetValue<string>());
                    }
                }
            });
        }

        return texts;
    }

    private static async Task<SortedDictionary<string, string>> TextsAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (table, column) in Columns(db, typeof(LocalizedText)))
        {
            await ReadAsync(db, $"SELECT \"Id\", \"{column}\" FROM \"{table}\"", (id, json) =>
                Add($"{table} {id} {column}", System.Text.Json.JsonSerializer.Deserialize<LocalizedText>(json)!));
        }

        foreach (var (table, column) in Columns(db, typeof(List<LocalizedText>)))
        {
            await ReadAsync(db, $"SELECT \"Id\", \"{column}\" FROM \"{table}\"", (id, json) =>
            {
                foreach (var (index, text) in System.Text.Json.JsonSerializer.Deserialize<List<LocalizedText>>(json)!.Index())
                {
                    Add($"{table} {id} {column}{index}", text);
                }
            });
        }

        return texts;

        void Add(string place, LocalizedText text)
        {
            foreach (var language in text.Languages)
            {
                texts.Add($"{place} {language}", text[language]);
            }
        }
    }

    private static IEnumerable<(string Table, string Column)> Columns(CompassDbContext db, Type type) =>
        db.Model.GetEntityTypes().SelectMany(e => e.GetProperties().Where(p => p.ClrType == type).Select(p => (e.GetTableName()!, p.GetColumnName())));

    /// <summary>Of each row that is not null.</summary>
    private static async Task ReadAsync(CompassDbContext db, string sql, Action<string, string> row)
    {
        await db.Database.OpenConnectionAsync(Cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        while (await reader.ReadAsync(Cancel))
        {
            if (!await reader.IsDBNullAsync(1, Cancel))
            {
                row(reader.GetValue(0).ToString()!, reader.GetString(1));
            }
        }
    }
}
