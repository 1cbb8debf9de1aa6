using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Statistics;

/// <summary>The figures and claims in their current versions, read from the database once and then shared by all readers.</summary>
public sealed class StatisticCatalog(IDbContextFactory<CompassDbContext> contexts)
{
    private StatisticsView? current;

    public async Task<StatisticsView> CurrentAsync(CancellationToken cancellationToken) =>
        current ??= await ReadAsync(cancellationToken);

    private async Task<StatisticsView> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var statistics = await db.Statistics.AsNoTracking().Include(s => s.Source).ToListAsync(cancellationToken);
        var claims = await db.Claims.AsNoTracking().ToListAsync(cancellationToken);
        var currentClaims = claims.GroupBy(c => c.Key).Select(g => g.MaxBy(c => c.Version)!).OrderBy(c => c.Order).ToList();

        return new StatisticsView(
            [.. statistics
                .GroupBy(s => s.Key)
                .Select(g => g.MaxBy(s => s.Version)!)
                .OrderBy(s => s.Order)
                .Select(s => View(s, currentClaims.Where(c => c.StatisticKey == s.Key)))],
            [.. currentClaims.Where(c => c.StatisticKey is null).Select(View)]);
    }

    private static StatisticView View(Statistic statistic, IEnumerable<Claim> companions) => new()
    {
        Key = statistic.Key,
        Version = statistic.Version,
        Percentage = statistic.Percentage,
        Audience = statistic.Audience,
        AudienceLabel = statistic.AudienceLabel,
        Headline = statistic.Headline,
        Subject = statistic.Subject,
        Statement = statistic.Statement,
        Base = statistic.Base,
        SampleSize = statistic.SampleSize,
        MarginPoints = statistic.MarginPoints,
        FieldworkFrom = statistic.FieldworkFrom,
        FieldworkTo = statistic.FieldworkTo,
        Countries = statistic.Countries,
        Verification = statistic.Verification,
        VerificationNote = statistic.VerificationNote,
        CheckedAgainst = statistic.CheckedAgainst,
        Caution = statistic.Caution,
        Source = new SourceView(
            statistic.Source.Key, statistic.Source.Publisher, statistic.Source.Title, statistic.Source.Year, statistic.Source.IsVendorStudy),
        Companions = [.. companions.Select(View)],
    };

    private static ClaimView View(Claim claim) => new(claim.Key, claim.Text, claim.Note);
}
