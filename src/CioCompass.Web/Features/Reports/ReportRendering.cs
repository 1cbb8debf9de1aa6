using CioCompass.Core.Reports;
using CioCompass.Web.Components;
using CioCompass.Web.Features.Reports.Document;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Reports;

/// <summary>Renders a report in its own language within a page in the reader's.</summary>
public sealed class ReportRendering(LanguageRendering rendering)
{
    /// <param name="address">Path and query of the page that the report is shown on.</param>
    public Task<MarkupString> HtmlAsync(Report report, string address) => rendering.HtmlAsync<ReportDocument>(
        report.Culture,
        new Dictionary<string, object?>
        {
            [nameof(ReportDocument.Report)] = report,
            [nameof(ReportDocument.Address)] = address,
        });
}
