using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports.Pdf.Drawing;
using CioCompass.Core.Reports.Pdf.Layout;
using CioCompass.Core.Reports.Pdf.Structure;
using CioCompass.Core.Reports.Pdf.Typesetting;

namespace CioCompass.Core.Reports.Pdf.Sections;

/// <summary>The findings in sentences, the first of them large, and the scores in large figures.</summary>
internal static class SummarySection
{
    /// <summary>More scores side by side would leave their names no room.</summary>
    private const int MostScores = 5;

    public static void Compose(Composer composer)
    {
        var report = composer.Report;
        if (!report.Has(ReportSection.Summary))
        {
            return;
        }

        var section = composer.Section("", ReportStrings.Summary);
        foreach (var first in report.Summary.Take(1))
        {
            composer.Paragraphs(section, first, Styles.Lede, 14);
        }

        if (report.Has(ReportSection.Compass) && report.Themes.Count < MostScores)
        {
            composer.Document.Add(Scores(section, report));
        }

        if (report.Summary.Count > 1)
        {
            composer.List(section, report.Summary.Skip(1).Select(s => new TextSpan(s, Styles.Body)));
        }

        if (report.Has(ReportSection.Compass) && report.Themes.Count > 0)
        {
            composer.Heading(section, 3, ReportStrings.Range, Styles.Question, 22, 6);
            ScoreStrips.Add(composer, section);
        }
    }

    private static ColumnsBlock Scores(StructureElement section, Report report)
    {
        var scores = report.Themes
            .Select(t => (t.Name, t.Result.Standing))
            .Prepend((Name: ResultStrings.Overall, Standing: report.Results.Overall))
            .ToList();
        return new ColumnsBlock([.. scores.Select((s, i) => new Column(1.0 / scores.Count,
        [
            new TextBlock(section.Add("P"), [new(ScoreTexts.Short(s.Standing.Now), Figure(s.Standing.Now, isOverall: i == 0))])
            {
                RuleAbove = new Rule(Palette.LineStrong, 0.8, 6), SpaceAfter = 0,
            },
            new TextBlock(section.Add("P"), [new(s.Name, Styles.Small with { Colour = Palette.Ink })]),
        ]))])
        {
            SpaceBefore = 10,
            SpaceAfter = 18,
        };
    }

    /// <summary>A range is longer than a number, and set smaller.</summary>
    private static TextStyle Figure(Score score, bool isOverall) => Styles.Numeral with
    {
        Size = score.Mean is null ? 19 : 26,
        Colour = isOverall ? Palette.Contrast : Palette.Accent,
    };
}
