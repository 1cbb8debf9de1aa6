namespace CioCompass.Core.Assessments.Benchmarks;

/// <summary>Standing of one organisation by its latest completed assessment.</summary>
/// <param name="Overall">Mean of the levels answered, 1..5; null when none is.</param>
/// <param name="ByTheme">The same by theme key; a theme without a level is missing.</param>
internal sealed record OrganisationScores(Guid OrganisationId, double? Overall, IReadOnlyDictionary<string, double> ByTheme)
{
    /// <param name="themeKey">Null for all themes together.</param>
    public double? Of(string? themeKey) =>
        themeKey is null ? Overall : ByTheme.TryGetValue(themeKey, out var score) ? score : null;
}
