using CioCompass.Core.Assessments;
using CioCompass.Core.Questions;

namespace CioCompass.Web.Features.Assessments;

/// <summary>How far an assessment is and where to go on.</summary>
public static class ChecklistProgress
{
    /// <summary>Questions with a level, "don't know" or "not applicable".</summary>
    public static int Answered(AssessmentView view, IEnumerable<QuestionView> questions) =>
        questions.Count(q => view.AnswerTo(q.Key).Kind != AnswerKind.Unanswered);

    /// <summary>Questions of the prerequisite themes without a level: what keeps the other themes locked.</summary>
    public static IReadOnlyList<QuestionView> KeepingLocked(AssessmentView view) =>
        [.. view.QuestionSet.Themes.Where(t => t.IsPrerequisite && !view.LockedThemes.Contains(t.Key))
            .SelectMany(t => t.Questions).Where(q => !view.AnswerTo(q.Key).IsRated)];

    /// <summary>The theme that the address names; otherwise the first open one with an unanswered question; otherwise the first.</summary>
    public static ThemeView ThemeFor(AssessmentView view, string? key) =>
        view.QuestionSet.Themes.FirstOrDefault(t => t.Key == key)
        ?? view.QuestionSet.Themes.FirstOrDefault(t => !view.LockedThemes.Contains(t.Key) && FirstUnanswered(view, t) is not null)
        ?? view.QuestionSet.Themes[0];

    public static QuestionView? FirstUnanswered(AssessmentView view, ThemeView theme) =>
        theme.Questions.FirstOrDefault(q => view.AnswerTo(q.Key).Kind == AnswerKind.Unanswered);
}
