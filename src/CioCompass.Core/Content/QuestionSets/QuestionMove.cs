namespace CioCompass.Core.Content.QuestionSets;

/// <summary>Outcome of moving a question to another theme.</summary>
/// <param name="Draft">The new draft; the same as before where the question stayed.</param>
public sealed record QuestionMove(QuestionMoveOutcome Outcome, QuestionSetDraft Draft)
{
    /// <summary>Puts the question at the end of the theme. It keeps its key, so that answers given to it stay answers to it.</summary>
    public static QuestionMove Of(QuestionSetDraft draft, string question, string theme)
    {
        var outcome = Judge(draft, question, theme);
        return new(outcome, outcome == QuestionMoveOutcome.Moved ? Moved(draft, question, theme) : draft);
    }

    /// <summary>Whether the theme still has questions when one goes.</summary>
    public static bool Spares(ThemeDraft theme) => theme.Questions.Count > 1;

    /// <summary>Whether the theme has room for one more question.</summary>
    public static bool Fits(ThemeDraft theme) => theme.Questions.Count < ContentRules.MostQuestions;

    private static QuestionMoveOutcome Judge(QuestionSetDraft draft, string question, string theme)
    {
        var from = draft.Themes.FirstOrDefault(t => t.Questions.Any(q => q.Key == question));
        var to = draft.FindTheme(theme);
        return from is null || to is null || from == to ? QuestionMoveOutcome.NoSuchPlace
            : !Spares(from) ? QuestionMoveOutcome.LeavesNone
            : !Fits(to) ? QuestionMoveOutcome.ThemeFull
            : QuestionMoveOutcome.Moved;
    }

    private static QuestionSetDraft Moved(QuestionSetDraft draft, string question, string theme)
    {
        var moved = draft.FindQuestion(question)!;
        var without = draft.Remove(question);
        var to = without.FindTheme(theme)!;
        return without.Replace(to with { Questions = [.. to.Questions, moved] });
    }
}

public enum QuestionMoveOutcome
{
    Moved,

    /// <summary>There is no such question or theme (any more), or the question is there already.</summary>
    NoSuchPlace,

    /// <summary>It is the only question of its theme, and a theme without questions cannot be published.</summary>
    LeavesNone,

    /// <summary>The theme has as many questions as can be published.</summary>
    ThemeFull,
}
