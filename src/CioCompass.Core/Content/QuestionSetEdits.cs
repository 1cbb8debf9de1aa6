using System.Globalization;
using System.Text;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;

namespace CioCompass.Core.Content;

/// <summary>The changes that an editor makes to a draft; each gives a new draft, one without effect gives the same.</summary>
public static class QuestionSetEdits
{
    private const int NewKeyMaxLength = 40;
    private static readonly LocalizedText Empty = new("", "", "");

    /// <summary>Adds a theme at the end, with its English name only.</summary>
    public static QuestionSetDraft AddTheme(this QuestionSetDraft draft, string englishName) => draft with
    {
        Themes = [.. draft.Themes, new ThemeDraft(NewKey(draft, englishName), false, Empty with { En = englishName }, Empty, [])],
    };

    /// <summary>Adds a question at the end of the theme, with its English text only.</summary>
    public static QuestionSetDraft AddQuestion(this QuestionSetDraft draft, string theme, string englishText)
    {
        var added = new QuestionDraft(
            NewKey(draft, englishText), false, Empty with { En = englishText }, Empty, [.. Enumerable.Repeat(Empty, Question.HighestLevel)], []);
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

    /// <summary>Words of the text with hyphens between them, and a number where that is taken.</summary>
    private static string NewKey(QuestionSetDraft draft, string text)
    {
        var taken = draft.Themes.Select(t => t.Key).Concat(draft.Themes.SelectMany(t => t.Questions).Select(q => q.Key))
            .Concat(ContentRules.ReservedKeys)
            .ToHashSet(StringComparer.Ordinal);
        var slug = Slug(text);
        return Enumerable.Range(1, int.MaxValue)
            .Select(n => n == 1 ? slug : string.Create(CultureInfo.InvariantCulture, $"{slug}-{n}"))
            .First(key => !taken.Contains(key));
    }

    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var cut = slug.ToString(0, Math.Min(slug.Length, NewKeyMaxLength)).TrimEnd('-');
        return cut.Length == 0 ? "new" : cut;
    }
}
