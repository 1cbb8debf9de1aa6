using CioCompass.Core.Questions;

namespace CioCompass.Core.Assessments.Results;

/// <summary>The results of one assessment, beside an earlier one where there is one.</summary>
public sealed record ResultsView(
    ResultsData Data, QuestionSetView QuestionSet, Standing Overall, IReadOnlyList<ThemeResult> Themes)
{
    /// <summary>All questions in the set's order.</summary>
    public IReadOnlyList<QuestionResult> Questions { get; } = [.. Themes.SelectMany(t => t.Questions)];

    /// <summary>Questions with a level, "don't know" or "not applicable"; what the list of assessments calls answered.</summary>
    public int Answered => Questions.Count(q => q.Now.Kind != AnswerKind.Unanswered);

    /// <summary>Number of the answers copied from an earlier assessment that nobody has confirmed or changed.</summary>
    public int CarriedOver => Overall.Now.CarriedOver;

    /// <summary>Questions whose level went up or down, the largest move first, then in the set's order.</summary>
    public IReadOnlyList<QuestionResult> Movers => [.. Questions
        .Where(q => q.Movement is Movement.Up or Movement.Down)
        .OrderByDescending(q => Math.Abs(q.Change!.Value)).ThenByDescending(q => q.Change)];

    public IReadOnlyList<QuestionResult> Moved(Movement movement) => [.. Questions.Where(q => q.Movement == movement)];

    /// <summary>Questions short of their target, the widest gap first, then in the set's order.</summary>
    public IReadOnlyList<QuestionResult> Gaps => [.. Questions.Where(q => q.Gap is not null).OrderByDescending(q => q.Gap)];

    /// <summary>
    /// Open questions: how far they are from any target is unknown, which is not the same as no gap. Those with a target come first.
    /// </summary>
    public IReadOnlyList<QuestionResult> UnknownGaps => [.. Questions
        .Where(q => q.Now.IsOpen)
        .OrderByDescending(q => q.Now.Target ?? 0)];

    public static ResultsView Of(ResultsData data, QuestionSetView set)
    {
        var themes = set.Themes.Select(Result).ToList();
        return new ResultsView(
            data, set, Standing.Of([.. themes.SelectMany(t => t.Questions)], data.Previous is not null), themes);

        ThemeResult Result(ThemeView theme)
        {
            var questions = theme.Questions
                .Select(q => new QuestionResult(
                    q, theme.Key, data.Now.GetValueOrDefault(q.Key, Reading.Untouched), data.Before.GetValueOrDefault(q.Key)))
                .ToList();
            return new ThemeResult(theme, Standing.Of(questions, data.Previous is not null), questions);
        }
    }
}
