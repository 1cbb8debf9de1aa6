using System.Globalization;
using CioCompass.Core.Statistics;
using CioCompass.Core.Workshops.Results;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Workshops;

/// <summary>Guesses, the published figure and the room's position on one axis, and the same in sentences.</summary>
public sealed partial class FigureResult
{
    [Parameter, EditorRequired]
    public required FigureAxis Axis { get; set; }

    private double PublishedX => FigureAxis.X(Axis.Figure.Percentage);

    /// <summary>A coordinate: SVG knows points only.</summary>
    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
