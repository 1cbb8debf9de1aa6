using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Text;
using CioCompass.Web.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Results.Compass;

/// <summary>The compass with its finding, its key and its sentences.</summary>
public sealed partial class CompassFigure
{
    [Parameter, EditorRequired]
    public required ResultsView Results { get; set; }

    private IReadOnlyList<RadarPoint> Points => PointsOf(Results);

    private string? Since => Results.Data.Previous is { } previous ? Days.Month(previous.HeldOn) : null;

    /// <summary>Note on the length of a point, which is not its score where questions are open.</summary>
    public static string NoteOf(IEnumerable<RadarPoint> points) =>
        points.Any(p => p.IsRange) ? ResultStrings.CompassNoteRange : ResultStrings.CompassNote;

    /// <summary>The themes as points of the compass, clockwise in the order of the set.</summary>
    public static IReadOnlyList<RadarPoint> PointsOf(ResultsView results) =>
    [
        .. results.Themes.Select(t => new RadarPoint(
            t.Theme.Key, t.Theme.Name.ToString(), t.Standing.Now.Mean, t.Standing.Now.Low, t.Standing.Now.High,
            t.Standing.Target.Mean, t.Standing.Previous?.Mean, t.Standing.Now.IfCarriedHolds)
        {
            Change = t.Standing.Change,
        }),
    ];
}
