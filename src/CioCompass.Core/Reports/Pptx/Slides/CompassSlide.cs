using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports.Office.Charts;
using CioCompass.Core.Text;
using static CioCompass.Core.Assessments.Results.ResultFormat;

namespace CioCompass.Core.Reports.Pptx.Slides;

/// <summary>The compass: the themes' scores on a radar, and in a table with their ranges.</summary>
internal static class CompassSlide
{
    /// <summary>Rows that fit beside the radar.</summary>
    private const int RowsAtMost = 6;

    /// <summary>Fewer points than three span no area.</summary>
    private const int PointsOfARadar = 3;

    public static IEnumerable<Slide> Of(Report report, string source)
    {
        if (!report.Has(ReportSection.Compass) || report.Themes.Count == 0)
        {
            yield break;
        }

        var hidden = report.Themes.Count - RowsAtMost;
        yield return new Slide(SlideLayout.TableAndChart, Deck.Title(report.CompassTitle))
        {
            Eyebrow = ReportStrings.Compass,
            Table = Scores(report),
            Chart = Radar(report),
            Text =
            [
                new(ResultStrings.CompassNote, ParaStyle.Small),
                .. ResultSentences.CarriedOver(report.Results.Overall.Now) is { } carriedOver ? [new(carriedOver, ParaStyle.Caution)] : Array.Empty<Para>(),
                .. report.Results.Overall.Now.Undecided > 0 ? [new(ResultStrings.MethodRange, ParaStyle.Small)] : Array.Empty<Para>(),
                .. hidden > 0 ? [new(PptxStrings.MoreInNotes.Fill(hidden), ParaStyle.Small)] : Array.Empty<Para>(),
            ],
            Source = source,
            Notes =
            [
                report.CompassTitle, .. report.Themes.Select(t => t.Sentence), ResultStrings.CompassNote, ResultStrings.MethodMean,
                ResultStrings.MethodRange, ResultStrings.MethodTarget, ResultStrings.MethodOrdinal,
            ],
        };
    }

    private static Chart Radar(Report report)
    {
        var standings = report.Themes.Select(t => t.Result.Standing).ToList();
        Series[] series =
        [
            new(ReportStrings.Now, SeriesStyle.Main, [.. standings.Select(s => s.Now.Mean)]),
            new(ResultStrings.KeyCarriedOver, SeriesStyle.Hollow, [.. standings.Select(s => s.Now.IfCarriedHolds)]),
            new(ReportStrings.Target, SeriesStyle.Contrast, [.. standings.Select(s => s.Target.Mean)]),
            new(ReportStrings.Previous, SeriesStyle.Earlier, [.. standings.Select(s => s.Previous?.Mean)]),
        ];
        return new Chart(
            report.Themes.Count < PointsOfARadar ? ChartKind.Bars : ChartKind.Radar,
            PptxStrings.CompassDescription.Fill(report.CompassText),
            [.. report.Themes.Select(t => SlideText.Shorten(t.Name, 40))],
            [.. series.Where((s, i) => i == 0 || s.Values.Any(v => v is not null))])
        {
            Max = 5,
            Step = 1,
            Format = "0.0",
        };
    }

    private static Table Scores(Report report) => new(
        ResultStrings.TableLabel,
        [
            new(ReportStrings.Theme, 1.8), new(ReportStrings.Now, 1.2, IsNumber: true), new(ReportStrings.Range, 1.1, IsNumber: true),
            new(ReportStrings.Target, 1, IsNumber: true), new(ReportStrings.Previous, 1.15, IsNumber: true),
        ],
        [.. report.Themes.Take(RowsAtMost).Select(t => Row(t.Name, t.Result.Standing))]);

    private static string[] Row(string name, Standing standing) =>
    [
        SlideText.Shorten(name, 44), Text(standing.Now.Mean), Interval(standing.Now), Text(standing.Target.Mean), Text(standing.Previous?.Mean),
    ];

    /// <summary>Empty where the score is exact: only what is undecided makes it a range.</summary>
    private static string Interval(Score score) => score.Undecided > 0 ? Range(score.Low!.Value, score.High!.Value) : "";

    private static string Text(double? score) => score is { } known ? Number(known) : "–";
}
