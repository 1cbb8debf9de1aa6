using CioCompass.Core.Questions;

namespace CioCompass.Core.Assessments.Results;

/// <summary>The standing of one group of questions: a theme, or all of them.</summary>
/// <param name="Previous">Null when there is no earlier assessment.</param>
public sealed record Standing(Score Now, TargetScore Target, Score? Previous)
{
    /// <summary>Difference of the known means. Null unless both are known.</summary>
    public double? Change => Now.Mean - Previous?.Mean;

    /// <summary>
    /// The difference may be owed to which questions were answered, not to a move: one of the two scores leaves open questions out.
    /// </summary>
    public bool IsChangeUncertain => Change is not null && (Now.Open > 0 || Previous!.Open > 0);

    public static Standing Of(IReadOnlyList<QuestionResult> questions, bool hasPrevious) => new(
        Score.Of(questions.Select(q => q.Now.Answer)),
        TargetScore.From(questions.Select(q => q.Now)),
        hasPrevious ? Score.Of(questions.Where(q => q.Previous is not null).Select(q => q.Previous!.Answer)) : null);
}

/// <summary>One point of the compass.</summary>
public sealed record ThemeResult(ThemeView Theme, Standing Standing, IReadOnlyList<QuestionResult> Questions);
