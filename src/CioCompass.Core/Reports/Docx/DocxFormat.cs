using CioCompass.Core.Reports.Docx.Sections;
using CioCompass.Core.Reports.Office;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CioCompass.Core.Reports.Docx;

/// <summary>The report as a Word document to edit: real styles, a linked table of contents, tables with repeated headings.</summary>
public sealed class DocxFormat : IReportFormat
{
    public string Extension => "docx";

    public string ContentType => "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public void Write(Report report, Stream target, IProgress<double> progress, CancellationToken cancellationToken)
    {
        using var culture = new ReportCulture(report.Culture);

        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            OfficeProperties.Set(document, report);
            var main = document.AddMainDocumentPart();
            DocxTemplate.AddTo(main, report.Culture);
            var writer = new DocxWriter(main, cancellationToken);
            writer.Body.Append(DocxCover.Of(report));
            var cover = writer.Body.LastChild;
            WriteSections(writer, report, progress);
            writer.Body.InsertAfter(DocxContents.Of(writer.Headings), cover);
            writer.Body.Append(DocxPage.Properties(main, report));
            main.Document = new Document(writer.Body);
        }

        OfficePackage.Finish(file, target);
        progress.Report(1);
    }

    private static void WriteSections(DocxWriter writer, Report report, IProgress<double> progress)
    {
        if (report.Has(ReportSection.Summary))
        {
            writer.Heading(1, ReportStrings.Summary, onNewPage: true);
            foreach (var sentence in report.Summary)
            {
                writer.Paragraph("ListBullet", sentence);
            }
        }

        if (report.Has(ReportSection.Compass))
        {
            DocxCompass.Write(writer, report);
        }

        progress.Report(0.1);
        if (report.Has(ReportSection.Themes))
        {
            DocxThemes.Write(writer, report, part => progress.Report(0.1 + (0.6 * part)));
        }

        if (report.Has(ReportSection.Figures))
        {
            DocxStatistics.Write(writer, report);
        }

        progress.Report(0.8);
        if (report.Has(ReportSection.Actions))
        {
            DocxActions.Write(writer, report);
        }

        DocxSources.Write(writer, report);
        progress.Report(0.9);
    }
}
