using CioCompass.Core.Assessments;
using CioCompass.Core.Questions;

namespace CioCompass.Web.Features.Assessments;

/// <summary>Where somebody who comes back goes on.</summary>
public static class Resume
{
    /// <summary>The first theme that is open and has an unanswered question; the first theme when there is none.</summary>
    public static ThemeView ThemeOf(AssessmentView view)
    {
        var locked = view.LockedThemes;
        return view.QuestionSet.Themes.FirstOrDefault(t => !locked.Contains(t.Key)
                && t.Questions.Any(q => view.AnswerTo(q.Key).Kind == AnswerKind.Unanswered))
            ?? view.QuestionSet.Themes[0];
    }
}
