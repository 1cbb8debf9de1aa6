namespace CioCompass.Core.Assessments.Benchmarks;

/// <summary>
/// The other organisations that one is compared with, as one reader may see them together. A reader who also sees some of them by name
/// could take those out of the total: what is left over must again be at least <see cref="Benchmark.MinimumOrganisations"/>
/// organisations, or none at all.
/// </summary>
internal static class Population
{
    /// <param name="themeKey">Null for all themes together.</param>
    /// <param name="own">The organisation that is compared; it is not among the others.</param>
    /// <param name="seen">Organisations that the reader sees by name.</param>
    /// <returns>Null where fewer than five others can be shown.</returns>
    public static Benchmark? Compare(
        IEnumerable<OrganisationScores> all, string? themeKey, Guid own, IReadOnlySet<Guid> seen)
    {
        var others = all
            .Where(o => o.OrganisationId != own)
            .Select(o => (IsSeen: seen.Contains(o.OrganisationId), Score: o.Of(themeKey)))
            .Where(o => o.Score is not null)
            .ToLookup(o => o.IsSeen, o => o.Score!.Value);
        var hidden = others[false].Count() < Benchmark.MinimumOrganisations ? [] : others[false];
        return Benchmark.Of([.. others[true], .. hidden]);
    }
}
