using CioCompass.Core.Assessments.Benchmarks;
using CioCompass.Core.Assessments.Results;

namespace CioCompass.Core.Assessments.Trends;

/// <summary>One assessment in one line of a trend.</summary>
/// <param name="Mean">Mean of the levels answered, 1..5; null when none is.</param>
/// <param name="Low">The score if every open question were at 1; null when nothing applies.</param>
/// <param name="High">The score if every open question were at 5; null when nothing applies.</param>
public sealed record TrendPoint(double? Mean, double? Low, double? High)
{
    /// <summary>Open questions leave it undecided.</summary>
    public bool IsRange() => Low < High;

    internal static TrendPoint Of(Score score) => new(score.Mean, score.Low, score.High);
}

/// <summary>The scores of one theme, or of all together, over the assessments of a trend.</summary>
/// <param name="ThemeKey">Null for all themes together.</param>
/// <param name="Points">One for each assessment, in their order; null where its questions had no such theme.</param>
/// <param name="Others">Null where fewer than five other organisations can be shown.</param>
public sealed record TrendLine(string? ThemeKey, IReadOnlyList<TrendPoint?> Points, Benchmark? Others);

/// <summary>How one organisation developed. Small and plain, so that a page can carry it from its prerendering to its circuit.</summary>
/// <param name="QuestionSetId">The questions of the latest assessment, whose themes are the lines.</param>
/// <param name="QuestionsChanged">Not all of the assessments asked the same questions.</param>
/// <param name="Assessments">The earliest first; at least one.</param>
/// <param name="Lines">All themes together, then each theme.</param>
public sealed record TrendView(
    Guid OrganisationId, string OrganisationName, int QuestionSetId, bool QuestionsChanged,
    IReadOnlyList<AssessmentHead> Assessments, IReadOnlyList<TrendLine> Lines)
{
    /// <summary>The line of all themes together.</summary>
    public TrendLine Overall() => Lines[0];
}
