using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Questions;
using CioCompass.Core.Reports.Office.Charts;
using static CioCompass.Core.Assessments.Results.ResultFormat;

namespace CioCompass.Core.Reports.Docx.Sections;

/// <summary>The organisation's standing: the radar, the same in words and in a table, and the movers.</summary>
internal static class DocxCompass
{
    private const string Nothing = "–";

    /// <summary>Fewer points span no area.</summary>
    private const int PointsOfARadar = 3;

    public static void Write(DocxWriter writer, Report report)
    {
        writer.Heading(1, ReportStrings.Compass);
        writer.Paragraph("Lede", report.CompassTitle);
        if (report.Results.Answered > 0)
        {
            writer.Chart(Radar(report), ResultStrings.CompassNote);
        }

        writer.Paragraph("Normal", report.CompassText);
        var hasPrevious = report.Results.Data.Previous is not null;
        var table = new DocxTable(report.CompassTitle, [.. Columns(hasPrevious)]);
        foreach (var theme in report.Themes)
        {
            table.AddRow([.. Cells(theme.Name, theme.Result.Standing, hasPrevious)]);
        }

        table.AddRow([.. Cells(ResultStrings.Overall, report.Results.Overall, hasPrevious)]);
        writer.Table(table);
        Movers(writer, report);
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
            standings.Count < PointsOfARadar ? ChartKind.Bars : ChartKind.Radar, report.CompassText, [.. report.Themes.Select(t => t.Name)],
            [.. series.Where(s => s.Values.Any(v => v is not null))])
        {
            Max = Question.HighestLevel,
            Step = 1,
            Format = "0.0",
        };
    }

    private static IEnumerable<DocxColumn> Columns(bool hasPrevious)
    {
        yield return new(ReportStrings.Theme, 30);
        yield return new(ReportStrings.Now, 10, IsNumber: true);
        yield return new(ReportStrings.Range, 14, IsNumber: true);
        yield return new(ReportStrings.Median, 12, IsNumber: true);
        yield return new(ReportStrings.Target, 10, IsNumber: true);
        if (hasPrevious)
        {
            yield return new(ReportStrings.Previous, 12, IsNumber: true);
            yield return new(ResultStrings.Change, 12, IsNumber: true);
        }
    }

    private static IEnumerable<string> Cells(string name, Standing standing, bool hasPrevious)
    {
        var now = standing.Now;
        yield return name;
        yield return Score(now.Mean);
        yield return now is { Low: { } low, High: { } high } ? Range(low, high) : Nothing;
        yield return Median(now.Levels.Median());
        yield return Score(standing.Target.Mean);
        if (hasPrevious)
        {
            yield return Score(standing.Previous?.Mean);
            yield return standing.Change is { } change ? Signed(change) : standing.IsChangeUncertain ? ResultStrings.ChangeNotKnown : Nothing;
        }
    }

    private static string Score(double? score) => score is { } known ? Number(known) : Nothing;

    private static void Movers(DocxWriter writer, Report report)
    {
        if (report.Results.Data.Previous is not { } previous)
        {
            return;
        }

        writer.Heading(3, ResultSentences.MoversTitle(report.Results, previous));
        writer.Paragraph("Caption", ResultSentences.MoversNote(report.Results));
        foreach (var mover in report.Results.Movers)
        {
            writer.Paragraph("ListBullet", $"{mover.Question.Text} {Nothing} {Movement(mover)}");
        }
    }
}
