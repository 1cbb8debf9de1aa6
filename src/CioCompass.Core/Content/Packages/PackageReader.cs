using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Text;
using CioCompass.Core.Text.Json;

namespace CioCompass.Core.Content.Packages;

/// <summary>
/// Reads a package that anybody may have written. It either gives a whole package, cleaned, or what is wrong with it. Drafts may be
/// incomplete and too long to publish, so a package may too; what no editor could store or mend is refused.
/// </summary>
public static class PackageReader
{
    /// <summary>Characters of one text in one language: what a field of the editor takes, and more than can be published.</summary>
    public const int LongestText = 5000;

    internal const int StatisticsAtMost = 500;

    private const int ProgramMaxLength = 256;
    private const int ContextsAtMost = 20;
    private const int ThemesAtMost = 3 * ContentRules.MostThemes;
    private const int QuestionsAtMost = 3 * ContentRules.MostQuestions;
    private const int LevelsAtMost = 20;
    private const int EvidenceAtMost = 50;

    private static readonly HashSet<string> NothingReserved = [];

    public static PackageReading Read(ReadOnlyMemory<byte> file)
    {
        var errors = new ImportErrors();
        var package = JsonFile.Read(
            file, ContentPackage.FormatName, ContentPackage.CurrentFormatVersion, errors, root => Package(root, errors));
        if (package is not null)
        {
            CheckKeys(package, errors);
        }

        return new PackageReading(errors.Any ? null : package, errors.All);
    }

    internal static string Key(this ObjectReader part, IReadOnlySet<string> reserved, ImportErrors errors)
    {
        var key = part.Text("key", ContentKey.MaxLength, mayBeEmpty: false);
        CheckKey(key, part.PathOf("key"), reserved, errors);
        return key;
    }

    private static ContentPackage Package(ObjectReader root, ImportErrors errors) => new(
        ContentPackage.FormatName, ContentPackage.CurrentFormatVersion, root.Text("program", ProgramMaxLength), root.Time("exportedAt"),
        root.Part("questionSet", s => new PackagedQuestions(
            s.Key(NothingReserved, errors), s.Number("version", 1, JsonFile.HighestVersion),
            s.Part("content", content => Questions(content, errors)))),
        root.Objects("statistics", StatisticsAtMost, s => StatisticReading.Statistic(s, errors)));

    private static QuestionSetDraft Questions(ObjectReader set, ImportErrors errors) => new(
        set.Words("title", LongestText), set.Objects("roleContext", ContextsAtMost, Words),
        set.Objects("themes", ThemesAtMost, t => new ThemeDraft(
            t.Key(ContentRules.ReservedKeys, errors), t.Flag("isPrerequisite"), t.Words("name", LongestText), t.Words("intent", LongestText),
            t.Objects("questions", QuestionsAtMost, q => Question(q, errors)))));

    private static QuestionDraft Question(ObjectReader question, ImportErrors errors)
    {
        var draft = new QuestionDraft(
            question.Key(ContentRules.ReservedKeys, errors), question.Flag("isFromArticle"), question.Words("text", LongestText),
            question.Words("guidance", LongestText), question.Objects("levels", LevelsAtMost, Words),
            question.List("evidence", EvidenceAtMost, (element, path) =>
            {
                var key = question.ItemText(element, path) ?? "";
                CheckKey(key, path, NothingReserved, errors);
                return key;
            }));

        // Fewer levels than five, and the editor would have no field to mend it with.
        errors.Require(
            draft.Levels.Count == Core.Questions.Question.HighestLevel, question.PathOf("levels"), ImportErrorKind.OutOfRange, "5");
        return draft;
    }

    private static LocalizedText Words(ObjectReader text) => ObjectParts.Words(text, LongestText);

    private static void CheckKey(string key, string path, IReadOnlySet<string> reserved, ImportErrors errors) =>
        errors.Require(
            key.Length is 0 or > ContentKey.MaxLength || (ContentKey.IsValid(key) && !reserved.Contains(key)), path, ImportErrorKind.NotAKey);

    /// <summary>Themes and questions share their names, as in addresses.</summary>
    private static void CheckKeys(ContentPackage package, ImportErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (theme, path) in JsonPlaces.Of(package.QuestionSet.Content.Themes, "$.questionSet.content.themes"))
        {
            errors.Require(seen.Add(theme.Key), $"{path}.key", ImportErrorKind.Twice);
            foreach (var (question, place) in JsonPlaces.Of(theme.Questions, $"{path}.questions"))
            {
                errors.Require(seen.Add(question.Key), $"{place}.key", ImportErrorKind.Twice);
            }
        }

        JsonPlaces.Once(package.Statistics, s => s.Key, "$.statistics", "key", errors);
    }
}

/// <param name="Package">Null where there is an error.</param>
public sealed record PackageReading(ContentPackage? Package, IReadOnlyList<ImportError> Errors);
