using CioCompass.Core.Assessments.Results;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Results.Themes;

/// <summary>The numbers of the compass under their heading.</summary>
public sealed partial class ThemeTable
{
    [Parameter, EditorRequired]
    public required ResultsView Results { get; set; }

    /// <summary>Whether each row has a dot plot.</summary>
    [Parameter]
    public bool ShowStrips { get; set; }
}
