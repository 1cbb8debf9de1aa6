using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Components.Shared;

public sealed partial class CompassRose
{
    /// <summary>Positions of the numbers 1 to 4: north, east, south, west, as a reader goes round a compass.</summary>
    private static readonly (int X, int Y)[] Directions = [(120, 18), (226, 125), (120, 232), (14, 125)];

    /// <summary>Meaning of each direction, clockwise from the north; without any, the rose is an ornament.</summary>
    [Parameter]
    public IReadOnlyList<CompassPoint> Points { get; set; } = [];

    /// <summary>Name of the navigation; needed as soon as there are points.</summary>
    [Parameter]
    public string? Label { get; set; }
}

/// <summary>One direction of a compass rose.</summary>
public sealed record CompassPoint(string Label, string Href);
