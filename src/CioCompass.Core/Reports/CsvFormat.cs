using CioCompass.Core.Reports.Xlsx;
using CioCompass.Core.Text;

namespace CioCompass.Core.Reports;

/// <summary>The answers alone, as the workbook's sheet of that name has them, for the spreadsheet of the report's language.</summary>
public sealed class CsvFormat : IReportFormat
{
    public string Extension => "csv";

    public string ContentType => CsvDocument.ContentType;

    public void Write(Report report, Stream target, IProgress<double> progress, CancellationToken cancellationToken)
    {
        using var culture = new ReportCulture(report.Culture);
        var sheet = AnswerSheet.Of(report);
        cancellationToken.ThrowIfCancellationRequested();
        target.Write(CsvDocument.ForPeople(sheet.Columns.Select(c => c.Heading), report.Has(ReportSection.Themes) ? sheet.Rows : []));
        progress.Report(1);
    }
}
