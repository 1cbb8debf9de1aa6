using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports.Pdf.Layout;
using CioCompass.Core.Reports.Pdf.Structure;

namespace CioCompass.Core.Reports.Pdf.Sections;

/// <summary>Tables of the movers since the previous assessment and of the gaps to the target; each only where there are any.</summary>
internal static class ChangeTables
{
    public static void Add(Composer composer, StructureElement section)
    {
        var results = composer.Report.Results;
        if (results.Data.Previous is { } previous && results.Movers.Count > 0)
        {
            composer.Heading(section, 3, ResultSentences.MoversTitle(results, previous), Styles.Question, 10, 4);
            Add(composer, section, [ReportStrings.Previous, ReportStrings.Now, ResultStrings.Change], results.Movers.Select(q => (
                q, (string[])[ScoreTexts.Level(q.Previous?.Level), ScoreTexts.Level(q.Now.Level), ResultFormat.Signed(q.Change!.Value)])));
        }

        if (results.Data.Previous is not null && results.Moved(Movement.CarriedOver).Count > 0)
        {
            composer.Paragraphs(section, ResultSentences.MoversNote(results), Styles.Small, 10);
        }

        if (results.Gaps.Count > 0)
        {
            composer.Heading(section, 3, ResultSentences.GapsTitle(results), Styles.Question, 10, 4);
            Add(composer, section, [ReportStrings.Now, ReportStrings.Target, ResultStrings.Gap], results.Gaps.Select(q => (
                q, (string[])[ScoreTexts.Level(q.Now), ScoreTexts.Level(q.Now.Target), ResultFormat.Levels(q.Gap!.Value)])));
        }
    }

    private static void Add(
        Composer composer, StructureElement section, string[] header, IEnumerable<(QuestionResult Question, string[] Numbers)> rows) =>
        composer.Document.Add(new TableBlock(
            section.Add("Table"), Tables.Numbers(0.61, header.Length), [ReportStrings.Question, .. header],
            [.. rows.Select(r => new TableRowText([r.Question.Question.Text.ToString(), .. r.Numbers.Select(n => new TableCell(n))]))])
        {
            SpaceAfter = 16,
        });
}
