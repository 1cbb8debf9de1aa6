using System.Globalization;
using CioCompass.Core.Statistics;
using CioCompass.Core.Workshops.Results;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Workshops.Results;

/// <summary>Guesses, the published figure and the room's position on one axis, and the same in sentences.</summary>
public sealed partial class StatisticResult
{
    [Parameter, EditorRequired]
    public required StatisticAxis Axis { get; set; }

    private double PublishedX => StatisticAxis.X(Axis.Statistic.Percentage);

    /// <summary>A coordinate: SVG knows points only.</summary>
    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
