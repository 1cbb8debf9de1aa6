using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Results;

/// <summary>Head of the results: whose they are, the finding in one sentence, and the choices of the page as links.</summary>
public sealed partial class ResultsHead(NavigationManager navigation)
{
    [Parameter, EditorRequired]
    public required ResultsView Results { get; set; }

    [Parameter]
    public string? View { get; set; }

    [Parameter]
    public string? Compare { get; set; }

    private bool IsCompleted => Results.Data.Assessment.Status == AssessmentStatus.Completed;

    private bool IsTable => View == ResultsPage.TableView;

    private string Here(string? view, string? compare) => navigation.GetUriWithQueryParameters(
        $"/assessments/{Results.Data.Assessment.Id}/results", new Dictionary<string, object?> { ["view"] = view, ["compare"] = compare });
}
