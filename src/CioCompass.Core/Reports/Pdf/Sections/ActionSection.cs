using CioCompass.Core.Reports.Pdf.Layout;

namespace CioCompass.Core.Reports.Pdf.Sections;

/// <summary>The action plan as a table; an empty one says so.</summary>
internal static class ActionSection
{
    public static void Compose(Composer composer)
    {
        var report = composer.Report;
        if (!report.Has(ReportSection.Actions))
        {
            return;
        }

        composer.Document.BreakPage(0.3);
        var section = composer.Section("", ReportStrings.Actions);
        if (report.Actions.Count == 0)
        {
            composer.Paragraphs(section, ReportStrings.NoActions, Styles.Body);
            return;
        }

        composer.Document.Add(new TableBlock(
            section.Add("Table"), Tables.Texts(0.33, 0.26, 0.16, 0.14, 0.11),
            [ReportStrings.Action, ReportStrings.Question, ReportStrings.Owner, ReportStrings.DueOn, ReportStrings.Status],
            [.. report.Actions.Select(a => new TableRowText([new TableCell(a.Title, string.Join('\n', new[] { a.FromText, a.Note }.Where(t => t.Length > 0))), a.QuestionText, a.Owner, a.DueText, a.StatusText]))])
        {
            SpaceAfter = 16,
        });
    }
}
