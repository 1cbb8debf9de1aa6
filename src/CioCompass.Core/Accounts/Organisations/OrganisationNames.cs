using CioCompass.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Accounts.Organisations;

/// <summary>
/// Lists and finds organisations by their names. Rows of earlier versions may hold the same letters with their accents apart, which no database
/// compares as one.
/// </summary>
internal static class OrganisationNames
{
    /// <summary>Lists them in the order of their names, as a choice offers them.</summary>
    public static async Task<IReadOnlyList<OrganisationName>> ByNameAsync(this IQueryable<Organisation> organisations, CancellationToken cancellationToken) =>
        await organisations.OrderBy(o => o.Name).ThenBy(o => o.Id).Select(o => new OrganisationName(o.Id, o.Name)).ToListAsync(cancellationToken);

    /// <param name="names">In any form: they are compared as they would be stored.</param>
    public static async Task<IReadOnlyList<Guid>> NamedAsync(
        this IQueryable<Organisation> organisations, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var wanted = names.Select(CleanText.Line).ToHashSet(StringComparer.Ordinal);
        var all = await organisations.OrderBy(o => o.Id).Select(o => new { o.Id, o.Name }).ToListAsync(cancellationToken);
        return [.. all.Where(o => wanted.Contains(CleanText.Line(o.Name))).Select(o => o.Id)];
    }
}
