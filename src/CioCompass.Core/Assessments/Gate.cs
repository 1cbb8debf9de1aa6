using CioCompass.Core.Questions;

namespace CioCompass.Core.Assessments;

/// <summary>
/// The article's rule: the questions of a prerequisite theme must be answered before the rest can be filled in. Only a level
/// answers; "don't know" and "not applicable" do not open the gate.
/// </summary>
public static class Gate
{
    /// <summary>Keys of the themes that are locked: every theme after the first prerequisite theme that is not fully answered.</summary>
    public static IReadOnlySet<string> LockedThemes(QuestionSetView set, Func<string, Answer> answerTo)
    {
        var locked = new HashSet<string>(StringComparer.Ordinal);
        var closed = false;
        foreach (var theme in set.Themes.OrderBy(t => t.Order))
        {
            if (closed)
            {
                locked.Add(theme.Key);
            }

            closed |= theme.IsPrerequisite && theme.Questions.Any(q => !answerTo(q.Key).IsRated);
        }

        return locked;
    }
}
