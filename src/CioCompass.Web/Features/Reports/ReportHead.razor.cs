using CioCompass.Core.Reports;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Reports;

/// <summary>Frame of the report on screen: where one is, its language, the comparison, printing.</summary>
public sealed partial class ReportHead(NavigationManager navigation)
{
    [Parameter, EditorRequired]
    public required Report Report { get; set; }

    [Parameter]
    public string? Compare { get; set; }

    [Parameter]
    public EventCallback OnPrint { get; set; }

    /// <summary>Language in the address: another comparison keeps it, and does not pin the reader's own.</summary>
    [SupplyParameterFromQuery]
    public string? Language { get; set; }

    private string Here(string? language, string? compare) => navigation.GetUriWithQueryParameters(
        $"/assessments/{Report.Cover.AssessmentId}/report", new Dictionary<string, object?> { ["language"] = language, ["compare"] = compare });
}
