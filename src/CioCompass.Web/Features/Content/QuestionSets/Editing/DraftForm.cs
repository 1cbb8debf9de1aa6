using CioCompass.Core.Content;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Text;

namespace CioCompass.Web.Features.Content.QuestionSets.Editing;

/// <summary>Contents of the editor's form: the texts of the set, of one theme or of one question.</summary>
/// <param name="Key">Of the theme or the question; <see cref="ContentRules.SetKey"/> for the set.</param>
/// <param name="IsPrerequisite">Null where it is no theme.</param>
/// <param name="Evidence">Keys of statistics, the most telling first; null where it is no question.</param>
/// <param name="ParagraphsMade">How many paragraphs of the role's context got an id since the page was opened, so that none gets it twice.</param>
public sealed record DraftForm(
    string Key, IReadOnlyList<DraftText> Texts, bool? IsPrerequisite = null, IReadOnlyList<string>? Evidence = null, int ParagraphsMade = 0)
{
    /// <returns>Null where the draft has nothing of that key.</returns>
    public static DraftForm? Of(QuestionSetDraft draft, string key) =>
        key == ContentRules.SetKey ? OfSet(draft)
        : draft.FindTheme(key) is { } theme ? OfTheme(theme)
        : draft.FindQuestion(key) is { } question ? OfQuestion(question)
        : null;

    /// <summary>The name of what is edited.</summary>
    public LocalizedText Name => Texts[0].Value;

    public DraftText Text(string id) => Texts.First(t => t.Id == id);

    public DraftForm With(DraftText text) => this with { Texts = [.. Texts.Select(t => t.Id == text.Id ? text : t)] };

    /// <summary>A text that is gone meanwhile stays gone.</summary>
    public DraftForm With(string id, TypedWords words) => this with { Texts = [.. Texts.Select(t => t.Id == id ? t with { Value = words.On(t.Value) } : t)] };

    public DraftForm With(string statistic, bool isChosen) => this with
    {
        Evidence = isChosen ? [.. Evidence!.Where(e => e != statistic), statistic] : [.. Evidence!.Where(e => e != statistic)],
    };

    public bool SaysTheSameAs(DraftForm other) =>
        IsPrerequisite == other.IsPrerequisite
        && Texts.SequenceEqual(other.Texts)
        && (Evidence ?? []).SequenceEqual(other.Evidence ?? [], StringComparer.Ordinal);

    /// <returns>Null where the draft has nothing of that key any more.</returns>
    public QuestionSetDraft? ApplyTo(QuestionSetDraft draft) =>
        Key == ContentRules.SetKey ? draft with { Title = Texts[0].Value, RoleContext = [.. Texts.Skip(1).Select(t => t.Value)] }
        : draft.FindTheme(Key) is { } theme ? draft.Replace(theme with
        {
            Name = Text("name").Value,
            Intent = Text("intent").Value,
            IsPrerequisite = IsPrerequisite ?? theme.IsPrerequisite,
        })
        : draft.FindQuestion(Key) is { } question ? draft.Replace(question with
        {
            Text = Text("text").Value,
            Guidance = Text("guidance").Value,
            Levels = [.. Texts.Where(t => t.Field == ContentField.Level).Select(t => t.Value)],
            Evidence = Evidence ?? question.Evidence,
        })
        : null;

    /// <summary>Id of the field that an error is about, of its group where it is about all languages, or of none.</summary>
    public static string? PlaceOf(ContentError error)
    {
        var group = error.Field switch
        {
            ContentField.Level when error.Level is { } level => $"level-{level}",
            ContentField.RoleContext => DraftParagraphs.IdOf(error.Paragraph ?? 1),
            ContentField.Title or ContentField.Name or ContentField.Intent or ContentField.Text or ContentField.Guidance
                or ContentField.Evidence => error.Field.ToString().ToLowerInvariant(),
            _ => null,
        };
        return group is null || error.Language is null ? group : $"{group}-{error.Language}";
    }

    private static DraftForm OfSet(QuestionSetDraft draft) => new(
        ContentRules.SetKey,
        [
            new("title", ContentField.Title, draft.Title, ContentRules.NameMaxLength),
            .. draft.RoleContext.Select((text, index) => DraftParagraphs.Of(DraftParagraphs.IdOf(index + 1), text, index + 1)),
        ]);

    private static DraftForm OfTheme(ThemeDraft theme) => new(
        theme.Key,
        [
            new("name", ContentField.Name, theme.Name, ContentRules.NameMaxLength),
            new("intent", ContentField.Intent, theme.Intent, ContentRules.TextMaxLength),
        ],
        IsPrerequisite: theme.IsPrerequisite);

    private static DraftForm OfQuestion(QuestionDraft question) => new(
        question.Key,
        [
            new("text", ContentField.Text, question.Text, ContentRules.TextMaxLength),
            new("guidance", ContentField.Guidance, question.Guidance, ContentRules.TextMaxLength),
            .. question.Levels.Select((level, index) =>
                new DraftText($"level-{index + 1}", ContentField.Level, level, ContentRules.TextMaxLength, index + 1)),
        ],
        Evidence: question.Evidence);
}
