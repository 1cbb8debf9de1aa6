using CioCompass.Core.Questions;
using CioCompass.Core.Text;

namespace CioCompass.Core.Content.QuestionSets;

/// <summary>The changes that an editor makes to a draft; each gives a new draft, one without effect gives the same.</summary>
public static class QuestionSetEdits
{
    /// <summary>Adds a theme at the end, with its name in the default language only.</summary>
    public static QuestionSetDraft AddTheme(this QuestionSetDraft draft, string name) => draft with
    {
        Themes = [.. draft.Themes, new ThemeDraft(NewKey(draft, name), false, Default(name), LocalizedText.Empty, [])],
    };

    /// <summary>Adds a question at the end of the theme, with its text in the default language only.</summary>
    public static QuestionSetDraft AddQuestion(this QuestionSetDraft draft, string theme, string text)
    {
        var added = new QuestionDraft(
            NewKey(draft, text), false, Default(text), LocalizedText.Empty, [.. Enumerable.Repeat(LocalizedText.Empty, Question.HighestLevel)], []);
        return draft with
        {
            Themes = [.. draft.Themes.Select(t => t.Key == theme ? t with { Questions = [.. t.Questions, added] } : t)],
        };
    }

    public static QuestionSetDraft Replace(this QuestionSetDraft draft, ThemeDraft theme) =>
        draft with { Themes = [.. draft.Themes.Select(t => t.Key == theme.Key ? theme : t)] };

    public static QuestionSetDraft Replace(this QuestionSetDraft draft, QuestionDraft question) =>
        draft.InEachTheme(questions => questions.Select(q => q.Key == question.Key ? question : q));

    /// <summary>Takes away the theme, with its questions, or the question of that key.</summary>
    public static QuestionSetDraft Remove(this QuestionSetDraft draft, string key) =>
        (draft with { Themes = [.. draft.Themes.Where(t => t.Key != key)] }).InEachTheme(questions => questions.Where(q => q.Key != key));

    /// <summary>Puts the theme, or the question within its theme, one place earlier; the first stays first.</summary>
    public static QuestionSetDraft MoveUp(this QuestionSetDraft draft, string key) =>
        (draft with { Themes = Earlier(draft.Themes, t => t.Key == key) }).InEachTheme(questions => Earlier([.. questions], q => q.Key == key));

    private static LocalizedText Default(string words) => LocalizedText.Of((Languages.Default.Code, words));

    private static QuestionSetDraft InEachTheme(
        this QuestionSetDraft draft, Func<IEnumerable<QuestionDraft>, IEnumerable<QuestionDraft>> change) =>
        draft with { Themes = [.. draft.Themes.Select(t => t with { Questions = [.. change(t.Questions)] })] };

    private static List<T> Earlier<T>(IReadOnlyList<T> items, Predicate<T> which)
    {
        var list = items.ToList();
        var index = list.FindIndex(which);
        if (index > 0)
        {
            (list[index - 1], list[index]) = (list[index], list[index - 1]);
        }

        return list;
    }

    private static string NewKey(QuestionSetDraft draft, string text) => ContentKey.New(
        text,
        draft.Themes.Select(t => t.Key).Concat(draft.Themes.SelectMany(t => t.Questions).Select(q => q.Key))
            .Concat(ContentRules.ReservedKeys).ToHashSet(StringComparer.Ordinal));
}
