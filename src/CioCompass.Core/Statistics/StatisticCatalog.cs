using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Statistics;

/// <summary>The figures and claims in their current versions, read from the database once and then shared by all readers.</summary>
public sealed class StatisticCatalog(IDbContextFactory<CompassDbContext> contexts, TimeProvider clock)
{
    private readonly Rechecked<Known> current = new(clock);

    /// <summary>
    /// Reads the current statistics. A version that another process published shows within half a minute, one that this process published at once.
    /// </summary>
    public async Task<StatisticsView> CurrentAsync(CancellationToken cancellationToken) =>
        current.Fresh is { } known ? known.View : await LatestAsync(cancellationToken);

    /// <summary>The figures as the database has them now.</summary>
    public async Task<StatisticsView> LatestAsync(CancellationToken cancellationToken)
    {
        var latest = await current.LookAsync(async known =>
        {
            // Versions are only ever added: the same highest id is the same content.
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var highest = await db.Statistics.MaxAsync(s => (int?)s.Id, cancellationToken) ?? 0;
            return known?.HighestId == highest ? known : new Known(highest, await ReadAsync(db, cancellationToken));
        });
        return latest.View;
    }

    private static async Task<StatisticsView> ReadAsync(CompassDbContext db, CancellationToken cancellationToken)
    {
        var statistics = await db.Statistics.AsNoTracking().Include(s => s.Source).ToListAsync(cancellationToken);
        var claims = await db.Claims.AsNoTracking().ToListAsync(cancellationToken);
        var currentClaims = claims.GroupBy(c => c.Key).Select(g => g.MaxBy(c => c.Version)!).OrderBy(c => c.Order).ToList();
        var versions = statistics
            .OrderBy(s => s.Order).ThenBy(s => s.Key, StringComparer.Ordinal).ThenByDescending(s => s.Version)
            .Select(s => View(s, currentClaims.Where(c => c.StatisticKey == s.Key)))
            .ToList();

        return new StatisticsView(
            [.. versions.DistinctBy(s => s.Key).Where(s => !s.IsWithdrawn)],
            [.. currentClaims.Where(c => c.StatisticKey is null).Select(View)])
        {
            Versions = versions,
        };
    }

    private static StatisticView View(Statistic statistic, IEnumerable<Claim> companions) =>
        new(statistic.Key, statistic.Version, statistic.Content, View(statistic.Source))
        {
            IsOwn = statistic.IsOwn,
            IsWithdrawn = statistic.IsWithdrawn,
            PublishedAt = statistic.PublishedAt,
            Companions = [.. companions.Select(View)],
        };

    private static SourceView View(Source source) =>
        new(source.Key, source.Publisher, source.Title, source.Year, source.IsVendorStudy, source.Url);

    private static ClaimView View(Claim claim) => new(claim.Key, claim.Text, claim.Note);

    private sealed record Known(int HighestId, StatisticsView View);
}
