using CioCompass.Core.Assessments;
using CioCompass.Core.Questions;

namespace CioCompass.Web.Features.Assessments.Checklist;

/// <summary>Finds how far an assessment is and where to go on.</summary>
public static class ChecklistProgress
{
    /// <summary>Questions with a level, "don't know" or "not applicable".</summary>
    public static int Answered(AssessmentView view, IEnumerable<QuestionView> questions) =>
        questions.Count(q => view.AnswerTo(q.Key).Kind != AnswerKind.Unanswered);

    /// <summary>The theme that the address names; otherwise the first open one with a question to do; otherwise the first.</summary>
    public static ThemeView ThemeFor(AssessmentView view, string? key) =>
        view.QuestionSet.Themes.FirstOrDefault(t => t.Key == key)
        ?? view.QuestionSet.Themes.FirstOrDefault(t => !view.Gate.Locked.Contains(t.Key) && FirstUnanswered(view, t) is not null)
        ?? view.QuestionSet.Themes[0];

    /// <summary>The first question that this assessment has no answer of its own to.</summary>
    public static QuestionView? FirstUnanswered(AssessmentView view, ThemeView theme) =>
        theme.Questions.FirstOrDefault(q => view.ContentOf(q.Key) is { Answer.Kind: AnswerKind.Unanswered } or { CarriedOver: true });
}
