namespace CioCompass.Core.Reports.Docx.Sections;

/// <summary>Sources of the figures, and the method of the report's own numbers.</summary>
internal static class DocxSources
{
    public static void Write(DocxWriter writer, Report report)
    {
        writer.Heading(1, ReportStrings.SourcesAndMethod, onNewPage: true);
        if (report.Statistics.Count > 0)
        {
            writer.Heading(2, ReportStrings.Sources);
            foreach (var statistic in report.Statistics)
            {
                writer.Paragraph("ListBullet", statistic.Citation);
            }
        }

        writer.Heading(2, ReportStrings.Method);
        foreach (var note in report.Method)
        {
            writer.Labelled(note.Title, note.Text);
            if (note.Address is { } address)
            {
                writer.Link("Normal", address);
            }
        }
    }
}
