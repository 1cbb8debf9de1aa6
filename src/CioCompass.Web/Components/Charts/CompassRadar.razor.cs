using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Components.Charts;

/// <summary>
/// The radar drawn on a compass rose: each point reaches as far as its score. Now is solid, what open questions leave undecided is
/// hatched, what was only carried over is hollow, the target is a dashed line with diamonds, the earlier score a dotted one with rings: line styles, so that the drawing
/// does not depend on colour. Complete in prerendered HTML; it needs no script.
/// </summary>
public sealed partial class CompassRadar
{
    /// <summary>Angle of the numbers on the rings: clear of the points, and of the lines that join them.</summary>
    private const double ScaleAngle = Math.PI / 180 * 32;

    /// <summary>Clockwise from north.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<RadarPoint> Points { get; set; }

    /// <summary>The drawing in words, for those who do not see it.</summary>
    [Parameter, EditorRequired]
    public required string Summary { get; set; }

    /// <summary>Label of each point; none when null.</summary>
    [Parameter]
    public RenderFragment<RadarPoint>? Label { get; set; }

    /// <summary>Whether to leave out the numbers of the rings, for a card.</summary>
    [Parameter]
    public bool Small { get; set; }

    /// <summary>Tells this drawing's patterns from those of another one on the page.</summary>
    [Parameter]
    public string Id { get; set; } = "compass";

    private string HatchId => $"{Id}-hatch";

    private string X(int index, double level) => RoseGeometry.Number(RoseGeometry.At(index, Points.Count, level).X * RoseGeometry.Scale);

    private string Y(int index, double level) => RoseGeometry.Number(RoseGeometry.At(index, Points.Count, level).Y * RoseGeometry.Scale);

    private string Outline(Func<RadarPoint, double?> level) => RoseGeometry.Outline([.. Points.Select(level)]);

    private string MinorPoint(int index) => RoseGeometry.Facet(2 * index + 1, 2 * Points.Count, 2.2, true)
        + RoseGeometry.Facet(2 * index + 1, 2 * Points.Count, 2.2, false);

    private static string ScaleX(int level) => RoseGeometry.Number(Math.Sin(ScaleAngle) * level * RoseGeometry.Scale);

    private static string ScaleY(int level) => RoseGeometry.Number(-Math.Cos(ScaleAngle) * level * RoseGeometry.Scale);
}
