using CioCompass.Core.Questions;

namespace CioCompass.Core.Assessments.Results;

/// <summary>The standing of one group of questions: a theme, or all of them.</summary>
/// <param name="Previous">Null when there is no earlier assessment.</param>
public sealed record Standing(Score Now, TargetScore Target, Score? Previous)
{
    /// <summary>
    /// Difference of the known means as they are printed, so that the three numbers agree. Null unless it is known which of the two scores is
    /// higher: both are exact, or their ranges do not overlap.
    /// </summary>
    public double? Change => (Now.Mean, Previous?.Mean) is ({ } now, { } before) && IsOrderKnown
        ? ResultFormat.Rounded(ResultFormat.Rounded(now) - ResultFormat.Rounded(before))
        : null;

    /// <summary>Both scores are known, and their ranges overlap: the difference may be owed to which questions were answered.</summary>
    public bool IsChangeUncertain => Now.Mean is not null && Previous?.Mean is not null && !IsOrderKnown;

    private bool IsOrderKnown => (Now.Kind == ScoreKind.Exact && Previous!.Kind == ScoreKind.Exact) || Now.IsAbove(Previous!) || Previous!.IsAbove(Now);

    public static Standing Of(IReadOnlyList<QuestionResult> questions, bool hasPrevious) => new(
        Score.Of(questions.Select(q => q.Now)),
        TargetScore.From(questions.Select(q => q.Now)),
        hasPrevious ? Score.Of(questions.Select(q => q.Previous).OfType<Reading>()) : null);
}

/// <summary>One point of the compass.</summary>
public sealed record ThemeResult(ThemeView Theme, Standing Standing, IReadOnlyList<QuestionResult> Questions);
