using System.Globalization;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Benchmarks;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Assessments.Trends;
using CioCompass.Web.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Trends;

/// <summary>One line of a trend, on the scale of the levels and the days of the assessments, with the band of the others behind it.</summary>
public sealed partial class TrendChart
{
    [Parameter, EditorRequired]
    public required TrendView Trend { get; set; }

    [Parameter, EditorRequired]
    public required TrendLine Line { get; set; }

    /// <summary>Name of the line: "overall" or the theme.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    private DateOnly First => Trend.Assessments[0].HeldOn;

    private DateOnly Last => Trend.Assessments[^1].HeldOn;

    /// <summary>
    /// Scores that are known. The first and the last have their numbers: on all of them they would run into each other, and the table has them.
    /// </summary>
    private IReadOnlyList<KnownScore> Known =>
    [
        .. Trend.Assessments.Zip(Line.Points)
            .Where(p => p.Second?.Mean is not null)
            .Select(p => new KnownScore(p.First.HeldOn, p.First.Status == AssessmentStatus.Completed, p.Second!.Mean!.Value)),
    ];

    private string X(AssessmentHead assessment) => X(assessment.HeldOn);

    private string X(KnownScore known) => X(known.Day);

    private string X(DateOnly day) => TrendGeometry.X(TrendGeometry.Across(day, First, Last));

    /// <summary>At least as high as a line, where the others all stand at one score.</summary>
    private static string BandHeight(Benchmark others) =>
        RoseGeometry.Number(Math.Max(2, TrendGeometry.Down(others.LowerQuartile) - TrendGeometry.Down(others.UpperQuartile)));

    private static string Month(DateOnly day) => day.ToString("MMM yyyy", CultureInfo.CurrentCulture);

    private sealed record KnownScore(DateOnly Day, bool IsCompleted, double Mean);
}
