using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Results.Compass;

/// <summary>What the signs of a chart mean; only those that the chart has.</summary>
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

    /// <summary>When the earlier assessment was held; null without one.</summary>
    [Parameter]
    public string? Previous { get; set; }
}
