using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace CioCompass.Web.Features.Reports;

/// <summary>The report as files.</summary>
public sealed partial class ReportDownloads
{
    [Parameter, EditorRequired]
    public required Guid AssessmentId { get; set; }

    /// <summary>Of the files.</summary>
    [Parameter, EditorRequired]
    public required string Language { get; set; }

    /// <summary>Id of the earlier assessment to compare with, as the page's address has it.</summary>
    [Parameter]
    public string? Compare { get; set; }

    private static IReadOnlyList<(string Extension, string Name)> Formats =>
    [
        ("pdf", ReportPageStrings.FormatPdf), ("pptx", ReportPageStrings.FormatPptx), ("docx", ReportPageStrings.FormatDocx),
        ("xlsx", ReportPageStrings.FormatXlsx), ("csv", ReportPageStrings.FormatCsv), ("json", ReportPageStrings.FormatJson),
    ];

    private string Here(string extension) => QueryHelpers.AddQueryString(
        $"/assessments/{AssessmentId}/report.{extension}",
        new Dictionary<string, string?> { ["language"] = Language, ["compare"] = Compare }.Where(p => p.Value is not null));
}
