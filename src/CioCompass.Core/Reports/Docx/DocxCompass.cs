using CioCompass.Core.Assessments.Results;
using static CioCompass.Core.Assessments.Results.ResultFormat;

namespace CioCompass.Core.Reports.Docx;

/// <summary>Where the organisation stands: the radar, the same in words and in a table, and what moved.</summary>
internal static class DocxCompass
{
    private const string Nothing = "–";

    public static void Write(DocxWriter writer, Report report)
    {
        writer.Heading(1, ReportStrings.Compass);
        writer.Paragraph("Lede", report.CompassTitle);
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
            yield return standing.Change is { } change ? Signed(change) : Nothing;
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
        foreach (var mover in report.Results.Movers)
        {
            writer.Paragraph("ListBullet", $"{mover.Question.Text} {Nothing} {Movement(mover)}");
        }
    }
}
