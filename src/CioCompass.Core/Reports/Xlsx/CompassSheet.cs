using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports.Office;
using CioCompass.Core.Text;

namespace CioCompass.Core.Reports.Xlsx;

/// <summary>A row for each point of the compass, and one for the whole.</summary>
internal static class CompassSheet
{
    public static DataSheet Of(Report report) => DataSheet.Of(
        SheetStrings.Compass, "Compass", SheetStrings.AboutCompass, [.. Columns()],
        report.Results.Themes
            .Select(t => new Row(t.Theme.Key, t.Theme.Name.In(report.Culture), t.Standing))
            .Append(new Row("", ResultStrings.Overall, report.Results.Overall)));

    private static IEnumerable<SheetColumn<Row>> Columns()
    {
        yield return new(SheetStrings.ThemeKey, 20, CellLook.Text, r => r.Key);
        yield return new(ReportStrings.Theme, 28, CellLook.Text, r => r.Name);
        yield return new(ReportStrings.Score, 9, CellLook.Score, r => r.Standing.Now.Mean);
        yield return new(SheetStrings.IfCarriedHolds, 13, CellLook.Score, r => r.Standing.Now.IfCarriedHolds);
        yield return new(SheetStrings.RangeFrom, 11, CellLook.Score, r => r.Standing.Now.Low);
        yield return new(SheetStrings.RangeTo, 11, CellLook.Score, r => r.Standing.Now.High);
        yield return new(SheetStrings.MedianLow, 11, CellLook.Count, r => r.Standing.Now.Levels.Median()?.Lower);
        yield return new(SheetStrings.MedianHigh, 11, CellLook.Count, r => r.Standing.Now.Levels.Median()?.Upper);
        yield return new(ReportStrings.Target, 10, CellLook.Score, r => r.Standing.Target.Mean);
        yield return new(ReportStrings.Previous, 10, CellLook.Score, r => r.Standing.Previous?.Mean);
        yield return new(ResultStrings.Change, 12, CellLook.ScoreChange, r => r.Standing.Change);
        foreach (var level in Enumerable.Range(1, 5))
        {
            yield return new(SheetStrings.AtLevel.Fill(level), 9, CellLook.Count, r => r.Standing.Now.Levels[level]);
        }

        yield return new(ReportStrings.DontKnow, 11, CellLook.Count, r => r.Standing.Now.DontKnow);
        yield return new(SheetStrings.NotAnswered, 12, CellLook.Count, r => r.Standing.Now.Unanswered);
        yield return new(SheetStrings.NotApplicable, 13, CellLook.Count, r => r.Standing.Now.NotApplicable);
        yield return new(SheetStrings.CarriedOver, 13, CellLook.Count, r => r.Standing.Now.CarriedOver);
    }

    private sealed record Row(string Key, string Name, Standing Standing);
}
