using System.Text.Json;
using System.Text.Json.Nodes;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CioCompass.Core.Data.Content;

/// <summary>
/// A release that says what the one before said, in further languages. It makes no new versions: nothing that anybody was asked has changed.
/// Its words come into the versions, drafts and former answers that are there, wherever the others are as the release before had them; a text
/// that somebody edited keeps to the languages that it has.
/// </summary>
internal static class AddedLanguages
{
    /// <returns>The words of the release; null where it changes anything else.</returns>
    public static Translations? Of(int release) =>
        release == 1 ? null : Of([.. ContentFiles.Documents(release - 1)], [.. ContentFiles.Documents(release)]);

    internal static Translations? Of(IReadOnlyList<JsonNode> before, IReadOnlyList<JsonNode> after)
    {
        var texts = TextNodes.In(before);
        var languages = texts.SelectMany(t => t.Languages).ToHashSet(StringComparer.Ordinal);
        var isSame = before.Zip(after).All(files => JsonNode.DeepEquals(Plain(files.First, languages), Plain(files.Second, languages)));
        return isSame && !texts.SequenceEqual(TextNodes.In(after)) ? new Translations(languages, TextNodes.In(after)) : null;
    }

    /// <param name="isEmpty">Nothing has been saved yet: what is there is in memory.</param>
    public static async Task AddAsync(CompassDbContext db, Translations words, bool isEmpty, CancellationToken cancellationToken)
    {
        var rows = isEmpty ? [.. db.ChangeTracker.Entries()] : await RowsAsync(db, cancellationToken);
        foreach (var property in rows.SelectMany(row => row.Properties).Where(p => p.CurrentValue is LocalizedText or List<LocalizedText>))
        {
            Complete(property, words);
        }

        foreach (var draft in isEmpty ? [] : await db.ContentDrafts.ToListAsync(cancellationToken))
        {
            var body = TextNodes.Map(JsonNode.Parse(draft.Body), words.Complete)!.ToJsonString(JsonSerializerOptions.Web);
            if (body != draft.Body)
            {
                draft.Save(body, draft.UpdatedBy, draft.UpdatedAt);
            }
        }
    }

    private static async Task<List<EntityEntry>> RowsAsync(CompassDbContext db, CancellationToken cancellationToken)
    {
        object[] rows =
        [
            .. await db.QuestionSets.ToListAsync(cancellationToken), .. await db.Set<Theme>().ToListAsync(cancellationToken),
            .. await db.Set<Question>().ToListAsync(cancellationToken), .. await db.Statistics.ToListAsync(cancellationToken),
            .. await db.Claims.ToListAsync(cancellationToken), .. await db.RoomQuestions.ToListAsync(cancellationToken),
            .. await db.FormerAnswers.ToListAsync(cancellationToken),
        ];
        return [.. rows.Select(row => db.Entry(row))];
    }

    private static void Complete(PropertyEntry property, Translations words) => property.CurrentValue = property.CurrentValue switch
    {
        LocalizedText text => words.Complete(text),
        List<LocalizedText> texts => texts.ConvertAll(words.Complete),
        var other => other,
    };

    /// <summary>The file without its number and without the words of other languages, each text in one order.</summary>
    private static JsonNode Plain(JsonNode file, IReadOnlySet<string> languages)
    {
        var plain = TextNodes.Map(file, text => text.Only(languages))!.AsObject();
        plain.Remove("version");
        return plain;
    }
}
