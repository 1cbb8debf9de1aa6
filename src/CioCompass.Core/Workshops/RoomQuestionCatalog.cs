using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops;

/// <summary>What rooms are asked about each figure, in its current version; read once and then shared.</summary>
public sealed class RoomQuestionCatalog(IDbContextFactory<CompassDbContext> contexts, TimeProvider clock)
{
    private readonly Rechecked<Known> current = new(clock);

    /// <summary>By the key of the statistic. What another process published is there within half a minute.</summary>
    public async Task<IReadOnlyDictionary<string, RoomQuestionView>> CurrentAsync(CancellationToken cancellationToken) =>
        current.Fresh is { } known ? known.Questions : await LatestAsync(cancellationToken);

    /// <summary>As the database has them now.</summary>
    public async Task<IReadOnlyDictionary<string, RoomQuestionView>> LatestAsync(CancellationToken cancellationToken)
    {
        var latest = await current.LookAsync(async known =>
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var highest = await db.RoomQuestions.MaxAsync(q => (int?)q.Id, cancellationToken) ?? 0;
            return known?.HighestId == highest ? known : new Known(highest, await ReadAsync(db, cancellationToken));
        });
        return latest.Questions;
    }

    private static async Task<IReadOnlyDictionary<string, RoomQuestionView>> ReadAsync(CompassDbContext db, CancellationToken cancellationToken)
    {
        var questions = await db.RoomQuestions.AsNoTracking().ToListAsync(cancellationToken);
        return questions
            .GroupBy(q => q.StatisticKey)
            .Select(g => g.MaxBy(q => q.Version)!)
            .ToDictionary(
                q => q.StatisticKey,
                q => new RoomQuestionView(q.StatisticKey, q.Guess, q.Position, q.Comparability, q.ComparabilityReason),
                StringComparer.Ordinal);
    }

    private sealed record Known(int HighestId, IReadOnlyDictionary<string, RoomQuestionView> Questions);
}
