using CioCompass.Core.Assessments.Results;
using CioCompass.Web.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Results.Compass;

/// <summary>Label of one point of the compass: its name and its numbers.</summary>
public sealed partial class CompassLabel
{
    [Parameter, EditorRequired]
    public required RadarPoint Point { get; set; }

    private static string Direction(double change) => ResultFormat.Rounded(change) switch
    {
        > 0 => "change-up",
        < 0 => "change-down",
        _ => "change-same",
    };
}
