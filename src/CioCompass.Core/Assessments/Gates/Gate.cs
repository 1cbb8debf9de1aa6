using CioCompass.Core.Questions;

namespace CioCompass.Core.Assessments.Gates;

/// <summary>
/// The article's rule: the questions of a prerequisite theme must be answered before the rest can be filled in. Only a level
/// answers; "don't know" and "not applicable" do not open the gate. A level that was carried over does: the question has an answer, which is
/// told apart wherever answers count. Somebody can open the rest with a reason.
/// </summary>
public static class Gate
{
    /// <param name="answerTo">The stored answer to a question, by its key.</param>
    /// <param name="opening">The latest opening with a reason, also one that was taken back; null where there was none.</param>
    public static GateState Of(QuestionSetView set, Func<string, Answer> answerTo, GateOpening? opening)
    {
        var behind = new HashSet<string>(StringComparer.Ordinal);
        var incomplete = false;
        foreach (var theme in set.Themes.OrderBy(t => t.Order))
        {
            if (incomplete)
            {
                behind.Add(theme.Key);
            }

            incomplete |= theme.IsPrerequisite && theme.Questions.Any(HasNoLevel);
        }

        var state = new GateState([], behind, opening);
        return state with
        {
            Missing = [.. set.Themes
                .Where(t => t.IsPrerequisite && behind.Count > 0 && !state.Locked.Contains(t.Key))
                .OrderBy(t => t.Order)
                .SelectMany(t => t.Questions.Where(HasNoLevel).Select(q => new MissingLevel(q, t.Key, answerTo(q.Key))))],
        };

        bool HasNoLevel(QuestionView question) => !answerTo(question.Key).IsRated;
    }
}
