namespace CioCompass.Web.Components.Charts;

/// <summary>One point of the compass. Every number is a level, 1..5.</summary>
/// <param name="Now">The known mean; null while no level is known.</param>
/// <param name="Low">Lower end of the range; equals <paramref name="Now"/> when nothing is open, null when nothing applies.</param>
/// <param name="High">Upper end of the range.</param>
public sealed record RadarPoint(string Key, string Name, double? Now, double? Low, double? High, double? Target, double? Previous)
{
    public bool IsRange => Low < High;
}
