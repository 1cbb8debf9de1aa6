using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports.Office;
using CioCompass.Core.Reports.Pdf.Drawing;
using CioCompass.Core.Reports.Pdf.Structure;
using CioCompass.Core.Text;

namespace CioCompass.Core.Reports.Pdf.Sections;

/// <summary>The scores as ranges on one scale, overall and by theme.</summary>
internal static class ScoreStrips
{
    public static void Add(Composer composer, StructureElement section)
    {
        var report = composer.Report;
        var chart = new LevelStripChart([.. report.Themes
            .Select(t => (t.Name, t.Result.Standing))
            .Append((Name: ResultStrings.Overall, Standing: report.Results.Overall))
            .Select(s => Row(s.Name, s.Standing))]);
        composer.Figure(
            section, PdfStrings.StripText.Fill($"{ResultSentences.Overall(report.Results)} {report.CompassText}"),
            chart.Height + Legend.Height,
            (page, left, top, width) =>
            {
                chart.Draw(page, left, top, width);
                Legend.Draw(page, left, top + chart.Height, width, report.Results);
            },
            18);
    }

    private static LevelStripRow Row(string name, Standing standing)
    {
        var now = standing.Now;
        var range = now.Kind == ScoreKind.Range ? $" ({ScoreTexts.Range(now)})" : "";
        return new LevelStripRow(
            name, now.Mean, now.Low, now.High, standing.Target.Mean, standing.Previous?.Mean, ScoreTexts.Short(now) + range)
        {
            Carried = now.IfCarriedHolds,
        };
    }
}
