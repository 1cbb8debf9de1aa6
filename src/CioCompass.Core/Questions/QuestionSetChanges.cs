using CioCompass.Core.Text;

namespace CioCompass.Core.Questions;

/// <summary>Difference of a question or a theme of the later version from the one with the same key in the earlier version.</summary>
[Flags]
public enum ContentChange
{
    None = 0,
    Added = 1,
    Removed = 2,

    /// <summary>Another wording of the question, or another name of the theme, in at least one language.</summary>
    Reworded = 4,

    /// <summary>At least one level is described in other words.</summary>
    Levels = 8,

    /// <summary>Another explanation: of why the question is asked, or what the theme is for.</summary>
    Explained = 16,

    /// <summary>Other figures motivate it.</summary>
    Evidence = 32,

    /// <summary>The question belongs to another theme.</summary>
    Moved = 64,

    /// <summary>The theme has become a prerequisite of the later ones, or no longer is one.</summary>
    Gate = 128,
}

/// <param name="Before">Null where it was added.</param>
/// <param name="After">Null where it was removed.</param>
public sealed record ThemeChange(ThemeView? Before, ThemeView? After, ContentChange Change);

/// <param name="Before">Null where it was added.</param>
/// <param name="After">Null where it was removed.</param>
/// <param name="ThemeBefore">Null where it was added.</param>
/// <param name="ThemeAfter">Null where it was removed.</param>
public sealed record QuestionChange(
    QuestionView? Before, QuestionView? After, ThemeView? ThemeBefore, ThemeView? ThemeAfter, ContentChange Change)
{
    /// <summary>An earlier level may no longer mean what it meant: the question or its levels read differently.</summary>
    public bool ChangesMeaning => Change.HasFlag(ContentChange.Reworded) || Change.HasFlag(ContentChange.Levels);
}

/// <summary>Differences between two versions of a question set. Questions and themes are recognised by their keys.</summary>
/// <param name="Themes">In the order of the later version, then those that were removed.</param>
/// <param name="Questions">In the order of the later version, then those that were removed.</param>
public sealed record QuestionSetChanges(IReadOnlyList<ThemeChange> Themes, IReadOnlyList<QuestionChange> Questions)
{
    /// <summary>Another title of the set; null where it reads the same.</summary>
    public TextChange? Title { get; init; }

    /// <summary>Paragraphs of the role's context, in the order of the later version, then those that were removed.</summary>
    public IReadOnlyList<TextChange> Context { get; init; } = [];

    /// <summary>Paragraphs of the role's context that both versions have stand in another order.</summary>
    public bool IsContextReordered { get; init; }

    /// <summary>Another title of the set, or another context of the role.</summary>
    public bool IsIntroducedAnew => Title is not null || Context.Count > 0 || IsContextReordered;

    /// <summary>Themes, or questions within a theme, that both versions have stand in another order.</summary>
    public bool IsReordered { get; init; }

    /// <summary>Number of differences; another order counts as one.</summary>
    public int Count =>
        Themes.Count + Questions.Count + Context.Count + (Title is null ? 0 : 1) + (IsReordered ? 1 : 0) + (IsContextReordered ? 1 : 0);

    public bool IsEmpty => Count == 0;

    /// <summary>Every difference, down to an apostrophe.</summary>
    public static QuestionSetChanges Between(QuestionSetView earlier, QuestionSetView later) =>
        Between(earlier, later, EqualityComparer<LocalizedText>.Default);

    /// <summary>Finds the differences in words: another kind of apostrophe, quotation mark or space does not change what a question asks.</summary>
    public static QuestionSetChanges InWords(QuestionSetView earlier, QuestionSetView later) => Between(earlier, later, SameWords.Instance);

    private static QuestionSetChanges Between(QuestionSetView earlier, QuestionSetView later, IEqualityComparer<LocalizedText> texts)
    {
        var themesBefore = earlier.Themes.ToDictionary(t => t.Key, StringComparer.Ordinal);
        var themesAfter = later.Themes.ToDictionary(t => t.Key, StringComparer.Ordinal);
        var themes = later.Themes.Select(after => Compare(themesBefore.GetValueOrDefault(after.Key), after, texts))
            .Concat(earlier.Themes.Where(t => !themesAfter.ContainsKey(t.Key)).Select(t => new ThemeChange(t, null, ContentChange.Removed)));
        var questions = later.Questions.Select(after => Compare(earlier, later, after, texts))
            .Concat(earlier.Questions
                .Where(q => later.Find(q.Key) is null)
                .Select(q => new QuestionChange(q, null, earlier.ThemeOf(q.Key), null, ContentChange.Removed)));
        var paragraphs = ParagraphMatch.Of(earlier.RoleContext, later.RoleContext);
        return new QuestionSetChanges(
            [.. themes.Where(t => t.Change != ContentChange.None)], [.. questions.Where(q => q.Change != ContentChange.None)])
        {
            Title = texts.Equals(earlier.Title, later.Title) ? null : TextChange.Of(earlier.Title, later.Title, texts),
            Context = TextChange.Between(earlier.RoleContext, later.RoleContext, paragraphs, texts),
            IsContextReordered = paragraphs.OfType<int>().Zip(paragraphs.OfType<int>().Skip(1)).Any(pair => pair.First > pair.Second),
            IsReordered = Differ(earlier.Themes.Select(t => t.Key), later.Themes.Select(t => t.Key))
                || later.Themes.Any(t => themesBefore.TryGetValue(t.Key, out var before)
                    && Differ(before.Questions.Select(q => q.Key), t.Questions.Select(q => q.Key))),
        };
    }

    /// <summary>Whether what both have stands in another order.</summary>
    private static bool Differ(IEnumerable<string> before, IEnumerable<string> after)
    {
        var (earlier, later) = (before.ToList(), after.ToList());
        return !earlier.Where(later.Contains).SequenceEqual(later.Where(earlier.Contains), StringComparer.Ordinal);
    }

    private static ThemeChange Compare(ThemeView? before, ThemeView after, IEqualityComparer<LocalizedText> texts) => new(
        before, after,
        before is null
            ? ContentChange.Added
            : If(!texts.Equals(before.Name, after.Name), ContentChange.Reworded)
                | If(!texts.Equals(before.Intent, after.Intent), ContentChange.Explained)
                | If(before.IsPrerequisite != after.IsPrerequisite, ContentChange.Gate));

    private static QuestionChange Compare(
        QuestionSetView earlier, QuestionSetView later, QuestionView after, IEqualityComparer<LocalizedText> texts)
    {
        var theme = later.ThemeOf(after.Key);
        if (earlier.Find(after.Key) is not { } before)
        {
            return new QuestionChange(null, after, null, theme, ContentChange.Added);
        }

        var themeBefore = earlier.ThemeOf(after.Key);
        return new QuestionChange(
            before, after, themeBefore, theme,
            If(!texts.Equals(before.Text, after.Text), ContentChange.Reworded)
                | If(!before.Levels.SequenceEqual(after.Levels, texts), ContentChange.Levels)
                | If(!texts.Equals(before.Guidance, after.Guidance), ContentChange.Explained)
                | If(!before.Evidence.SequenceEqual(after.Evidence), ContentChange.Evidence)
                | If(themeBefore.Key != theme.Key, ContentChange.Moved));
    }

    private static ContentChange If(bool holds, ContentChange change) => holds ? change : ContentChange.None;
}
