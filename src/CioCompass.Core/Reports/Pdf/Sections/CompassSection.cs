using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports.Office;
using CioCompass.Core.Reports.Pdf.Drawing;
using CioCompass.Core.Reports.Pdf.Layout;
using CioCompass.Core.Reports.Pdf.Structure;
using CioCompass.Core.Text;

namespace CioCompass.Core.Reports.Pdf.Sections;

/// <summary>The radar, its numbers as a table, what has moved and what is short of its target.</summary>
internal static class CompassSection
{
    public static void Compose(Composer composer)
    {
        var report = composer.Report;
        if (!report.Has(ReportSection.Compass) || report.Themes.Count == 0)
        {
            return;
        }

        composer.Document.BreakPage();
        var section = composer.Section(ReportStrings.Compass, report.CompassTitle);
        AddCompass(composer, section);
        composer.Document.Add(ScoreTable.Of(section, report));
        ChangeTables.Add(composer, section);
    }

    private static void AddCompass(Composer composer, StructureElement section)
    {
        // Fewer than three points make no figure, more than eight no readable one: the ranges show them.
        if (composer.Report.Themes.Count is < 3 or > 8)
        {
            return;
        }

        var chart = new CompassChart([.. composer.Report.Themes.Select(Point)]);
        composer.Figure(
            section, composer.Report.CompassText, CompassChart.Height + Legend.Height,
            (page, left, top, width) =>
            {
                chart.Draw(page, left, top, width);
                Legend.Draw(page, left, top + CompassChart.Height, width, composer.Report.Results);
            },
            18);
    }

    private static CompassPoint Point(ReportTheme theme)
    {
        var (now, target, _) = theme.Result.Standing;
        var note = target.Mean is { } mean ? PdfStrings.Labelled.Fill(ResultStrings.Target, ResultFormat.Number(mean)) : "";
        return new CompassPoint(
            theme.Name, now.Mean, now.Low, now.High, target.Mean, theme.Result.Standing.Previous?.Mean, ScoreTexts.Short(now), note)
        {
            Carried = now.IfCarriedHolds,
        };
    }
}
