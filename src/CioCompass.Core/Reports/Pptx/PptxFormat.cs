using CioCompass.Core.Reports.Office;
using CioCompass.Core.Reports.Pptx.Presentation;
using CioCompass.Core.Reports.Pptx.Slides;

namespace CioCompass.Core.Reports.Pptx;

/// <summary>
/// A presentation with one finding on each slide, native charts that can be edited, and the whole texts in the speaker's notes. It opens in
/// PowerPoint, Keynote and LibreOffice.
/// </summary>
public sealed class PptxFormat : IReportFormat
{
    public string Extension => "pptx";

    public string ContentType => "application/vnd.openxmlformats-officedocument.presentationml.presentation";

    public void Write(Report report, Stream target, IProgress<double> progress, CancellationToken cancellationToken)
    {
        using var culture = new ReportCulture(report.Culture);
        Write(report, Deck.Of(report), target, progress, cancellationToken);
    }

    private static void Write(
        Report report, IReadOnlyList<Slide> slides, Stream target, IProgress<double> progress, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        using (var package = new PptxPackage(memory, report))
        {
            for (var i = 0; i < slides.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                package.Add(slides[i]);
                progress.Report((i + 1) / (slides.Count + 1.0));
            }
        }

        OfficePackage.Finish(memory, target);
        progress.Report(1);
    }
}
