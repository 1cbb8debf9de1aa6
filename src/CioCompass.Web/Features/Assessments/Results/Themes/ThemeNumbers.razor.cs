using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Text;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Results.Themes;

/// <summary>The table of scores: with what a mean of ordinal levels hides: range, median and distribution.</summary>
public sealed partial class ThemeNumbers
{
    [Parameter, EditorRequired]
    public required ResultsView Results { get; set; }

    /// <summary>Whether each row has a dot plot.</summary>
    [Parameter]
    public bool ShowStrips { get; set; }

    private string? Since => Results.Data.Previous is { } previous ? Days.Month(previous.HeldOn) : null;

    private bool HasUncertainChange => Results.Overall.IsChangeUncertain || Results.Themes.Any(t => t.Standing.IsChangeUncertain);
}
