using CioCompass.Core.Assessments.Actions;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CioCompass.Core.Reports.Docx.Sections;

/// <summary>The action plan as a table, what is due first at the top.</summary>
internal static class DocxActions
{
    public static void Write(DocxWriter writer, Report report)
    {
        writer.Heading(1, ReportStrings.Actions, onNewPage: true);
        if (report.Actions.Count == 0)
        {
            writer.Paragraph("Normal", ReportStrings.NoActions);
            return;
        }

        var table = new DocxTable(
            ReportStrings.Actions,
            [new(ReportStrings.Action, 44), new(ReportStrings.Owner, 20), new(ReportStrings.DueOn, 20), new(ReportStrings.Status, 16)]);
        foreach (var action in report.Actions)
        {
            table.AddRow([[.. What(action)], [Text(action.Owner.Length > 0 ? action.Owner : ActionStrings.NoOwner)], Due(action), [Text(action.StatusText)]]);
        }

        writer.Table(table);
    }

    private static IEnumerable<Paragraph> What(ReportAction action)
    {
        yield return DocxText.Paragraph("TableText", DocxText.OfParagraph(action.Title), DocxText.Runs(action.Title, "Strong"));
        if (action.Note.Length > 0)
        {
            yield return Text(action.Note);
        }

        var origin = action.QuestionText.Length > 0 ? $"{action.QuestionText} ({action.WholeOriginText})" : action.WholeOriginText;
        yield return DocxText.Paragraph("TableText", DocxText.OfParagraph(origin), DocxText.Runs(origin, "Muted"));
    }

    private static IReadOnlyList<Paragraph> Due(ReportAction action) => action.IsOverdue
        ? [Text(action.DueText), DocxText.Paragraph("TableText", rightToLeft: false, DocxText.Runs(ActionStrings.Overdue, "Overdue"))]
        : [Text(action.DueText)];

    private static Paragraph Text(string text) => DocxText.Paragraph("TableText", text);
}
