using CioCompass.Core.Reports;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Reports.Document;

/// <summary>
/// Lays a report out as a document. It speaks the current culture, which whoever renders it sets to the report's own.
/// </summary>
public sealed partial class ReportDocument
{
    [Parameter, EditorRequired]
    public required Report Report { get; set; }

    /// <summary>Path and query of the page that it stands on, for the links within it: the site's base would lead a bare fragment elsewhere.</summary>
    [Parameter, EditorRequired]
    public required string Address { get; set; }

    private IReadOnlyList<(string Id, string Title)> Parts =>
    [
        .. Chosen(ReportSection.Summary, "report-summary", ReportStrings.Summary),
        .. Chosen(ReportSection.Compass, "report-compass", ReportStrings.Compass),
        .. Chosen(ReportSection.Themes, "report-themes", ReportStrings.ThemeByTheme),
        .. Chosen(ReportSection.Figures, "report-figures", ReportStrings.Figures),
        .. Chosen(ReportSection.Actions, "report-actions", ReportStrings.Actions),
        ("report-method", ReportStrings.SourcesAndMethod),
    ];

    private IEnumerable<(string Id, string Title)> Chosen(ReportSection section, string id, string title) =>
        Report.Has(section) ? [(id, title)] : [];
}
