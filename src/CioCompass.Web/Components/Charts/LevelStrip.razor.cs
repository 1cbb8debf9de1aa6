using CioCompass.Core.Questions;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Components.Charts;

/// <summary>
/// One row of a dot plot on the scale from level 1 (left edge) to level 5 (right edge), in the signs of the compass: a dot for now, a
/// hollow one for what was only carried over, a ring for before, a diamond for the target, a bar for a range.
/// </summary>
public sealed partial class LevelStrip
{
    [Parameter]
    public double? Now { get; set; }

    [Parameter]
    public double? Low { get; set; }

    [Parameter]
    public double? High { get; set; }

    [Parameter]
    public double? Target { get; set; }

    [Parameter]
    public double? Previous { get; set; }

    /// <summary>The score if what was only carried over still held; a hollow dot.</summary>
    [Parameter]
    public double? Carried { get; set; }

    private static string At(double level) => $"{RoseGeometry.Number((level - 1) / (Question.HighestLevel - 1) * 100)}%";
}
