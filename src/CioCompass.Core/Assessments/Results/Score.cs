using CioCompass.Core.Questions;

namespace CioCompass.Core.Assessments.Results;

/// <summary>What can be said about the standing of a group of questions.</summary>
public enum ScoreKind
{
    /// <summary>Every question is "not applicable", or there is none: no score, not even a range.</summary>
    None,

    /// <summary>Questions apply but none has a level yet: only the range is known.</summary>
    RangeOnly,

    /// <summary>Some questions are open: a known mean inside a range.</summary>
    Range,

    /// <summary>Every question that applies has a level: the mean is the score.</summary>
    Exact,
}

/// <summary>
/// The score of a group of questions: the mean of the levels answered. "Not applicable" is left out. "Don't know" and unanswered
/// questions are open: they could be anything from 1 to 5, so the score is a range from all of them at 1 to all of them at 5, and
/// uncertainty is shown instead of being averaged away.
/// </summary>
/// <remarks>
/// The levels are ordinal (2 is more than 1, but not twice as much), so a mean is a convention that makes groups comparable, not a
/// measurement. <see cref="Distribution.Median"/> and the distribution themselves hold without that convention and are shown with it.
/// </remarks>
/// <param name="Levels">The levels answered.</param>
public sealed record Score(Distribution Levels, int DontKnow, int Unanswered, int NotApplicable)
{
    public static readonly Score Empty = new(default, 0, 0, 0);

    public int Rated => Levels.Count();

    /// <summary>Questions that apply and have no level: "don't know" and unanswered.</summary>
    public int Open => DontKnow + Unanswered;

    /// <summary>Questions that count: all but "not applicable".</summary>
    public int Applicable => Rated + Open;

    public ScoreKind Kind => (Rated, Open) switch
    {
        (0, 0) => ScoreKind.None,
        (0, _) => ScoreKind.RangeOnly,
        (_, 0) => ScoreKind.Exact,
        _ => ScoreKind.Range,
    };

    /// <summary>Mean of the levels answered, 1..5; null when none is.</summary>
    public double? Mean => Rated == 0 ? null : (double)Levels.Sum() / Rated;

    /// <summary>The score if every open question were 1; equals <see cref="Mean"/> when nothing is open. Null when nothing applies.</summary>
    public double? Low => Applicable == 0 ? null : (double)(Levels.Sum() + Open) / Applicable;

    /// <summary>The score if every open question were 5; equals <see cref="Mean"/> when nothing is open. Null when nothing applies.</summary>
    public double? High => Applicable == 0 ? null : (double)(Levels.Sum() + (Open * Question.HighestLevel)) / Applicable;

    public static Score Of(IEnumerable<Answer> answers)
    {
        var all = answers.ToList();
        return new Score(
            Distribution.Of(all.Where(a => a.IsRated).Select(a => a.Level!.Value)),
            all.Count(a => a.Kind == AnswerKind.DontKnow),
            all.Count(a => a.Kind == AnswerKind.Unanswered),
            all.Count(a => a.Kind == AnswerKind.NotApplicable));
    }
}
