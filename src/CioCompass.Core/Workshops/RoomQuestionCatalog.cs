using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops;

/// <summary>What rooms are asked about each figure, in its current version; read once and then shared.</summary>
public sealed class RoomQuestionCatalog(IDbContextFactory<CompassDbContext> contexts)
{
    private IReadOnlyDictionary<string, RoomQuestionView>? current;

    /// <summary>By the key of the statistic.</summary>
    public async Task<IReadOnlyDictionary<string, RoomQuestionView>> CurrentAsync(CancellationToken cancellationToken) =>
        current ??= await ReadAsync(cancellationToken);

    private async Task<IReadOnlyDictionary<string, RoomQuestionView>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var questions = await db.RoomQuestions.AsNoTracking().ToListAsync(cancellationToken);
        return questions
            .GroupBy(q => q.StatisticKey)
            .Select(g => g.MaxBy(q => q.Version)!)
            .ToDictionary(
                q => q.StatisticKey,
                q => new RoomQuestionView(q.StatisticKey, q.Guess, q.Position, q.Comparability, q.ComparabilityReason),
                StringComparer.Ordinal);
    }
}
