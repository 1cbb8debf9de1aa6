using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports.Office;
using CioCompass.Core.Reports.Pdf.Layout;
using CioCompass.Core.Reports.Pdf.Structure;
using CioCompass.Core.Text;

namespace CioCompass.Core.Reports.Pdf.Sections;

/// <summary>The numbers of the compass.</summary>
internal static class ScoreTable
{
    public static TableBlock Of(StructureElement section, Report report)
    {
        var hasPrevious = report.Results.Data.Previous is not null;
        string[] header =
        [
            ReportStrings.Theme, ReportStrings.Now, ReportStrings.Range, ReportStrings.Median, ReportStrings.Target,
            .. hasPrevious ? (string[])[ReportStrings.Previous, ResultStrings.Change] : [],
        ];
        var rows = report.Themes
            .Select(t => (t.Name, t.Result.Standing))
            .Append((Name: ResultStrings.Overall, Standing: report.Results.Overall))
            .Select(s => new TableRowText([.. Cells(s.Name, s.Standing, hasPrevious).Select(c => new TableCell(c))]))
            .ToList();
        return new TableBlock(section.Add("Table"), Tables.Numbers(hasPrevious ? 0.25 : 0.34, header.Length - 1), header, rows) { SpaceAfter = 20 };
    }

    private static IEnumerable<string> Cells(string name, Standing standing, bool hasPrevious)
    {
        var target = ScoreTexts.Number(standing.Target.Mean);
        string[] cells =
        [
            name, ScoreTexts.Number(standing.Now.Mean), ScoreTexts.Range(standing.Now), ResultFormat.Median(standing.Now.Levels.Median()),
            standing.Target.IsPartial ? $"{target} {ResultStrings.TargetOf.Fill(standing.Target.Set, standing.Target.Of)}" : target,
        ];
        return hasPrevious ? [.. cells, ScoreTexts.Number(standing.Previous?.Mean), standing.IsChangeUncertain ? ResultStrings.ChangeNotKnown : ScoreTexts.Signed(standing.Change)] : cells;
    }
}
