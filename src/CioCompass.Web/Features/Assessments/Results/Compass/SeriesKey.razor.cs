using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Results.Compass;

/// <summary>Legend of a chart, with only those signs that the chart has.</summary>
public sealed partial class SeriesKey
{
    [Parameter]
    public bool Now { get; set; }

    [Parameter]
    public bool CarriedOver { get; set; }

    [Parameter]
    public bool Range { get; set; }

    [Parameter]
    public bool Target { get; set; }

    /// <summary>Day of the earlier assessment; null without one.</summary>
    [Parameter]
    public string? Previous { get; set; }
}
