namespace CioCompass.Web.Components.Charts;

/// <summary>One point of the compass. Every number is a level, 1..5.</summary>
/// <param name="Now">The known mean; null while no level is known.</param>
/// <param name="Low">Lower end of the range; equals <paramref name="Now"/> when nothing is undecided, null when nothing applies.</param>
/// <param name="High">Upper end of the range.</param>
/// <param name="Carried">The mean if what was only carried over still held, drawn hollow; null where nothing was.</param>
public sealed record RadarPoint(
    string Key, string Name, double? Now, double? Low, double? High, double? Target, double? Previous, double? Carried = null)
{
    public bool IsRange => Low < High;

    /// <summary>Levels gained or lost; null where it is not known whether the score went up or down.</summary>
    public double? Change { get; init; }
}
