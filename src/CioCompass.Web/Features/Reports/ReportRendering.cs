using System.Globalization;
using CioCompass.Core.Reports;
using CioCompass.Web.Features.Reports.Document;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CioCompass.Web.Features.Reports;

/// <summary>
/// Renders a report in its own language within a page in the reader's. Components speak the current culture, and on a circuit that is the
/// reader's for every part of the page; so the document is rendered by itself, and the page shows its HTML. It holds no event handlers.
/// </summary>
public sealed class ReportRendering(IServiceProvider services, ILoggerFactory loggers)
{
    /// <param name="address">Path and query of the page that the report is shown on.</param>
    public async Task<MarkupString> HtmlAsync(Report report, string address)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (report.Culture, report.Culture);
            var document = await renderer.RenderComponentAsync<ReportDocument>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(ReportDocument.Report)] = report,
                [nameof(ReportDocument.Address)] = address,
            }));
            return new MarkupString(document.ToHtmlString());
        });
    }
}
