using System.Text.Json;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;

namespace CioCompass.Core.Content.QuestionSets;

/// <summary>A question set as it is being edited: immutable, in order; a text that is not filled in yet is empty.</summary>
public sealed record QuestionSetDraft(LocalizedText Title, IReadOnlyList<LocalizedText> RoleContext, IReadOnlyList<ThemeDraft> Themes)
{
    /// <summary>The published set as a first draft of the next version.</summary>
    public static QuestionSetDraft Of(QuestionSetView set) => new(
        set.Title, set.RoleContext, [.. set.Themes.Select(ThemeDraft.Of)]);

    /// <exception cref="JsonException">It was not made by <see cref="ToJson"/>.</exception>
    public static QuestionSetDraft FromJson(string json) =>
        JsonSerializer.Deserialize<QuestionSetDraft>(json, JsonSerializerOptions.Web) ?? throw new JsonException("The draft is empty.");

    /// <summary>Two drafts say the same when this is the same.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public ThemeDraft? FindTheme(string key) => Themes.FirstOrDefault(t => t.Key == key);

    public QuestionDraft? FindQuestion(string key) => Themes.SelectMany(t => t.Questions).FirstOrDefault(q => q.Key == key);

    /// <summary>Makes the view that readers will have under the given version; the questions have no id before they are published.</summary>
    public QuestionSetView AsView(string key, int version) => new(
        0, key, version, Title, RoleContext, [.. Themes.Select((theme, index) => theme.AsView(index + 1))]);

    /// <summary>Makes rows for the database, not published yet.</summary>
    public QuestionSet ToSet(string key, int version)
    {
        var set = new QuestionSet(key, version) { Title = Title, RoleContext = [.. RoleContext] };
        foreach (var (index, theme) in Themes.Index())
        {
            set.Add(theme.ToTheme(index + 1));
        }

        return set;
    }
}

/// <param name="Key">Kept from version to version, so that answers can be compared.</param>
public sealed record ThemeDraft(
    string Key, bool IsPrerequisite, LocalizedText Name, LocalizedText Intent, IReadOnlyList<QuestionDraft> Questions)
{
    internal static ThemeDraft Of(ThemeView theme) => new(
        theme.Key, theme.IsPrerequisite, theme.Name, theme.Intent, [.. theme.Questions.Select(QuestionDraft.Of)]);

    internal ThemeView AsView(int order) => new(
        Key, order, IsPrerequisite, Name, Intent, [.. Questions.Select((question, index) => question.AsView(index + 1))]);

    internal Theme ToTheme(int order)
    {
        var theme = new Theme(Key, order, IsPrerequisite) { Name = Name, Intent = Intent };
        foreach (var (index, question) in Questions.Index())
        {
            theme.Add(question.ToQuestion(index + 1));
        }

        return theme;
    }
}

/// <param name="Key">Kept from version to version, so that answers can be compared.</param>
/// <param name="Levels">Descriptors of levels 1 to 5, in order.</param>
/// <param name="Evidence">Keys of the statistics that motivate the question, the most telling first.</param>
public sealed record QuestionDraft(
    string Key, bool IsFromArticle, LocalizedText Text, LocalizedText Guidance, IReadOnlyList<LocalizedText> Levels,
    IReadOnlyList<string> Evidence)
{
    internal static QuestionDraft Of(QuestionView question) => new(
        question.Key, question.IsFromArticle, question.Text, question.Guidance, question.Levels, question.Evidence);

    internal QuestionView AsView(int order) => new(0, Key, order, IsFromArticle, Text, Guidance, Levels, Evidence);

    internal Question ToQuestion(int order) =>
        new(Key, order, IsFromArticle, Evidence) { Text = Text, Guidance = Guidance, Levels = [.. Levels] };
}
