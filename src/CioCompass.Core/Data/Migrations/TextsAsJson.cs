using Microsoft.EntityFrameworkCore.Migrations;

namespace CioCompass.Core.Data.Migrations;

/// <summary>
/// Makes one column of JSON of the three columns that a text had, and back. In statements of its own, all in the migration's transaction: EF Core
/// would rebuild SQLite's tables outside of it, and takes the columns of one text for renamed ones of another.
/// </summary>
/// <remarks>Back, a text that lacks one of the three languages has the words of the next one in it; further languages are lost.</remarks>
internal static class TextsAsJson
{
    private static readonly (string Table, string Column, bool IsOptional)[] Texts =
    [
        ("QuestionSets", "Title", false), ("Themes", "Name", false), ("Themes", "Intent", false),
        ("Questions", "Text", false), ("Questions", "Guidance", false),
        ("Statistics", "AudienceLabel", false), ("Statistics", "Headline", false), ("Statistics", "Subject", false), ("Statistics", "Statement", false),
        ("Statistics", "Base", false), ("Statistics", "VerificationNote", false), ("Statistics", "Caution", true),
        ("Claims", "Text", false), ("Claims", "Note", true),
        ("RoomQuestions", "Guess", false), ("RoomQuestions", "Position", false), ("RoomQuestions", "ComparabilityReason", false),
        ("FormerAnswers", "Question", false), ("FormerAnswers", "Descriptor", true),
    ];

    private static readonly (string Table, string Column)[] Lists = [("QuestionSets", "RoleContext"), ("Questions", "Levels")];

    private static readonly string[] Languages = ["En", "Nl", "Fr"];

    public static void Up(MigrationBuilder builder, bool isPostgres)
    {
        foreach (var (table, column, isOptional) in Texts)
        {
            var members = string.Join(", ", Languages.Select(l => $"'{l.ToLowerInvariant()}', \"{column}_{l}\""));
            Add(builder, table, column, isOptional, "{}");
            builder.Sql(
                $"UPDATE \"{table}\" SET \"{column}\" = {(isPostgres ? $"jsonb_build_object({members})::text" : $"json_object({members})")}"
                + $" WHERE \"{column}_En\" IS NOT NULL;");
            foreach (var language in Languages)
            {
                builder.Sql($"ALTER TABLE \"{table}\" DROP COLUMN \"{column}_{language}\";");
            }
        }

        foreach (var (table, column) in Lists)
        {
            Rename(builder, table, column, isPostgres, language => (language, language.ToLowerInvariant()));
            if (isPostgres)
            {
                builder.Sql($"ALTER TABLE \"{table}\" ALTER COLUMN \"{column}\" TYPE text USING \"{column}\"::text;");
            }
        }
    }

    public static void Down(MigrationBuilder builder, bool isPostgres)
    {
        foreach (var (table, column, isOptional) in Texts)
        {
            foreach (var language in Languages)
            {
                var words = string.Join(", ", Languages.Prepend(language).Select(l => isPostgres
                    ? $"\"{column}\"::jsonb ->> '{l.ToLowerInvariant()}'"
                    : $"json_extract(\"{column}\", '$.{l.ToLowerInvariant()}')"));
                Add(builder, table, $"{column}_{language}", isOptional, "");
                builder.Sql($"UPDATE \"{table}\" SET \"{column}_{language}\" = coalesce({words}, '') WHERE \"{column}\" IS NOT NULL;");
            }

            builder.Sql($"ALTER TABLE \"{table}\" DROP COLUMN \"{column}\";");
        }

        foreach (var (table, column) in Lists)
        {
            if (isPostgres)
            {
                builder.Sql($"ALTER TABLE \"{table}\" ALTER COLUMN \"{column}\" TYPE jsonb USING \"{column}\"::jsonb;");
            }

            Rename(builder, table, column, isPostgres, language => (language.ToLowerInvariant(), language));
        }
    }

    private static void Add(MigrationBuilder builder, string table, string column, bool isOptional, string byDefault) =>
        builder.Sql($"ALTER TABLE \"{table}\" ADD COLUMN \"{column}\" text{(isOptional ? "" : $" NOT NULL DEFAULT '{byDefault}'")};");

    /// <summary>Gives the languages in a list other names; the words are not taken out of their JSON.</summary>
    private static void Rename(MigrationBuilder builder, string table, string column, bool isPostgres, Func<string, (string From, string To)> names)
    {
        var members = string.Join(", ", Languages.Select(names).Select(n => isPostgres
            ? $"'{n.To}', coalesce(item -> '{n.From}', '\"\"')"
            : $"'{n.To}', json(coalesce(item -> '$.{n.From}', '\"\"'))"));
        builder.Sql(isPostgres
            ? $"UPDATE \"{table}\" SET \"{column}\" = coalesce((SELECT jsonb_agg(jsonb_build_object({members}) ORDER BY place) "
                + $"FROM jsonb_array_elements(\"{column}\") WITH ORDINALITY AS items(item, place)), '[]');"
            : $"UPDATE \"{table}\" SET \"{column}\" = (SELECT json_group_array(json_object({members})) "
                + $"FROM (SELECT value AS item FROM json_each(\"{column}\") ORDER BY key));");
    }
}
