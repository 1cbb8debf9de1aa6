using CioCompass.Core.Assessments.Benchmarks;
using CioCompass.Core.Assessments.Results;

namespace CioCompass.Core.Assessments.Trends;

/// <summary>One assessment in one line of a trend.</summary>
/// <param name="Mean">Mean of the levels that the assessment gave, 1..5; null when it gave none.</param>
/// <param name="Low">The score if every undecided question were at 1; null when nothing applies.</param>
/// <param name="High">The score if every undecided question were at 5; null when nothing applies.</param>
/// <param name="IfCarriedHolds">
/// The mean if every answer that was only carried over still held, 1..5; null where none was. It is drawn hollow and in no sentence.
/// </param>
public sealed record TrendPoint(double? Mean, double? Low, double? High, double? IfCarriedHolds = null)
{
    /// <summary>Undecided questions leave it open.</summary>
    public bool IsRange() => Low < High;

    /// <summary>Certainly higher: the whole range, as it is printed, lies above the other's.</summary>
    public bool IsAbove(TrendPoint other) => Mean is not null && other.Mean is not null && ResultFormat.IsAbove(Low!.Value, other.High!.Value);

    internal static TrendPoint Of(Score score) => new(score.Mean, score.Low, score.High, score.IfCarriedHolds);
}

/// <summary>The scores of one theme, or of all together, over the assessments of a trend.</summary>
/// <param name="ThemeKey">Null for all themes together.</param>
/// <param name="Points">One for each assessment, in their order; null where its questions had no such theme.</param>
/// <param name="Others">Null where fewer than five other organisations can be shown.</param>
public sealed record TrendLine(string? ThemeKey, IReadOnlyList<TrendPoint?> Points, Benchmark? Others);

/// <summary>Development of one organisation. Small and plain, so that a page can carry it from its prerendering to its circuit.</summary>
/// <param name="QuestionSetId">The questions of the latest assessment, whose themes are the lines.</param>
/// <param name="QuestionsChanged">Not all of the assessments asked the same questions.</param>
/// <param name="Assessments">The earliest first, without trials; at least one.</param>
/// <param name="Lines">All themes together, then each theme.</param>
public sealed record TrendView(
    Guid OrganisationId, string OrganisationName, int QuestionSetId, bool QuestionsChanged,
    IReadOnlyList<AssessmentHead> Assessments, IReadOnlyList<TrendLine> Lines)
{
    /// <summary>
    /// Index in <see cref="Assessments"/> of the one that the latest is compared with everywhere else; null where there is none, where it lies
    /// further back, or where the two asked different questions.
    /// </summary>
    public int? ComparedWith { get; init; }

    /// <summary>The line of all themes together.</summary>
    public TrendLine Overall() => Lines[0];
}
