using CioCompass.Core.Reports.Pdf.Layout;
using CioCompass.Core.Reports.Pdf.Sections;
using CioCompass.Core.Reports.Pdf.Writing;

namespace CioCompass.Core.Reports.Pdf;

/// <summary>
/// The report on paper: a tagged PDF that follows PDF/UA-1, with its fonts in it. It is written page by page, so that a report of a
/// thousand answers needs little more memory than a short one.
/// </summary>
public sealed class ReportPdf(PaperSize paper = PaperSize.A4) : IReportFormat
{
    public string Extension => "pdf";

    public string ContentType => "application/pdf";

    public void Write(Report report, Stream target, IProgress<double> progress, CancellationToken cancellationToken)
    {
        // The words around the report's own texts are looked up in the current culture, as everywhere.
        using var culture = new ReportCulture(report.Culture);
        Compose(report, target, progress, cancellationToken);
    }

    private void Compose(Report report, Stream target, IProgress<double> progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var document = new TaggedDocument(target, paper == PaperSize.Letter ? PageFormat.Letter : PageFormat.A4);
        var composer = new Composer(document, report);
        CoverPage.Compose(composer);
        SummarySection.Compose(composer);
        CompassSection.Compose(composer);
        ThemeSection.Compose(composer, progress, cancellationToken);
        StatisticSection.Compose(composer);
        ActionSection.Compose(composer);
        MethodSection.Compose(composer);
        cancellationToken.ThrowIfCancellationRequested();

        var cover = report.Cover;
        document.Finish(
            new DocumentInformation(
                $"{cover.OrganisationName} – {cover.Title}", cover.OrganisationName, ReportStrings.ReportTitle,
                report.Culture.TwoLetterISOLanguageName, cover.MadeAt),
            new PageFurniture($"{cover.OrganisationName} · {cover.Title}", ReportStrings.ReportTitle, Styles.Small));
        progress.Report(1);
    }
}
