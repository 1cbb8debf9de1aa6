using CioCompass.Core.Questions;

namespace CioCompass.Core.Assessments.Results;

/// <summary>Certainty of the score of a group of questions.</summary>
public enum ScoreKind
{
    /// <summary>Every question is "not applicable", or there is none: no score, not even a range.</summary>
    None,

    /// <summary>Questions apply but none has a level yet: only the range is known.</summary>
    RangeOnly,

    /// <summary>Some questions are undecided: a known mean inside a range.</summary>
    Range,

    /// <summary>Every question that applies has a level of this assessment: the mean is the score.</summary>
    Exact,
}

/// <summary>
/// The score of a group of questions: the mean of the levels answered. "Not applicable" is left out. "Don't know" and unanswered
/// questions are open: they could be anything from 1 to 5, so the score is a range from all of them at 1 to all of them at 5, and
/// uncertainty is shown instead of being averaged away. Answers that were only carried over from an earlier assessment are not this
/// one's: until somebody confirms or changes them they could be anything, too.
/// </summary>
/// <remarks>
/// The levels are ordinal (2 is more than 1, but not twice as much), so a mean is a convention that makes groups comparable, not a
/// measurement. <see cref="Distribution.Median"/> and the distribution themselves hold without that convention and are shown with it.
/// </remarks>
/// <param name="Levels">The levels answered.</param>
/// <param name="CarriedOver">Answers of whatever kind that were only carried over; they are in no other number here.</param>
/// <param name="CarriedLevels">The levels among these.</param>
public sealed record Score(
    Distribution Levels, int DontKnow, int Unanswered, int NotApplicable, int CarriedOver = 0, Distribution CarriedLevels = default)
{
    public static readonly Score Empty = new(default, 0, 0, 0);

    public int Rated => Levels.Count();

    /// <summary>Questions that apply and have no level: "don't know" and unanswered.</summary>
    public int Open => DontKnow + Unanswered;

    /// <summary>Questions that could still be at any level: open ones, and those whose answer was only carried over.</summary>
    public int Undecided => Open + CarriedOver;

    /// <summary>Questions that count: all but "not applicable".</summary>
    public int Applicable => Rated + Undecided;

    public ScoreKind Kind => (Rated, Undecided) switch
    {
        (0, 0) => ScoreKind.None,
        (0, _) => ScoreKind.RangeOnly,
        (_, 0) => ScoreKind.Exact,
        _ => ScoreKind.Range,
    };

    /// <summary>Mean of the levels answered, 1..5; null when none is.</summary>
    public double? Mean => Rated == 0 ? null : (double)Levels.Sum() / Rated;

    /// <summary>The score if every undecided question were 1; equals <see cref="Mean"/> when none is. Null when nothing applies.</summary>
    public double? Low => Applicable == 0 ? null : (double)(Levels.Sum() + Undecided) / Applicable;

    /// <summary>The score if every undecided question were 5; equals <see cref="Mean"/> when none is. Null when nothing applies.</summary>
    public double? High => Applicable == 0 ? null : (double)(Levels.Sum() + (Undecided * Question.HighestLevel)) / Applicable;

    /// <summary>The mean if every level that was carried over still held, 1..5: what charts draw hollow. Null where none was.</summary>
    public double? IfCarriedHolds => CarriedLevels.Count() == 0
        ? null
        : (double)(Levels.Sum() + CarriedLevels.Sum()) / (Rated + CarriedLevels.Count());

    /// <summary>
    /// Certainly higher: the whole range, as it is printed, lies above the other's. False also where one of the two has no level at all.
    /// </summary>
    public bool IsAbove(Score other) => Mean is not null && other.Mean is not null && ResultFormat.IsAbove(Low!.Value, other.High!.Value);

    public static Score Of(IEnumerable<Answer> answers) => Of(answers, []);

    public static Score Of(IEnumerable<Reading> readings)
    {
        var carriedOver = readings.ToLookup(r => r.CarriedOver, r => r.Answer);
        return Of(carriedOver[false], [.. carriedOver[true]]);
    }

    private static Score Of(IEnumerable<Answer> answers, IReadOnlyCollection<Answer> carriedOver)
    {
        var all = answers.ToList();
        return new Score(
            Distribution.Of(all.Where(a => a.IsRated).Select(a => a.Level!.Value)),
            all.Count(a => a.Kind == AnswerKind.DontKnow),
            all.Count(a => a.Kind == AnswerKind.Unanswered),
            all.Count(a => a.Kind == AnswerKind.NotApplicable),
            carriedOver.Count, Distribution.Of(carriedOver.Where(a => a.IsRated).Select(a => a.Level!.Value)));
    }
}
