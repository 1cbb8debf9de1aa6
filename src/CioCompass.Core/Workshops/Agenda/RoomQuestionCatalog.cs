using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops.Agenda;

/// <summary>The questions to rooms about each figure; read once and then shared.</summary>
public sealed class RoomQuestionCatalog(IDbContextFactory<CompassDbContext> contexts, TimeProvider clock)
{
    private readonly Rechecked<Known> current = new(clock);

    /// <summary>By the key of the statistic. What another process published is there within half a minute.</summary>
    public async Task<IReadOnlyDictionary<string, RoomQuestionView>> CurrentAsync(CancellationToken cancellationToken) =>
        (await VersionsAsync(cancellationToken)).Current;

    /// <summary>Reads the current and the earlier questions, with the same delay.</summary>
    public async Task<RoomQuestionVersions> VersionsAsync(CancellationToken cancellationToken) =>
        (current.Fresh ?? await LookAsync(cancellationToken)).Questions;

    /// <summary>Reads the questions as the database has them now.</summary>
    public async Task<IReadOnlyDictionary<string, RoomQuestionView>> LatestAsync(CancellationToken cancellationToken) =>
        (await LookAsync(cancellationToken)).Questions.Current;

    private Task<Known> LookAsync(CancellationToken cancellationToken) => current.LookAsync(async known =>
    {
        // Versions are only ever added: the same highest id is the same content.
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var highest = await db.RoomQuestions.MaxAsync(q => (int?)q.Id, cancellationToken) ?? 0;
        return known?.HighestId == highest ? known : new Known(highest, await ReadAsync(db, cancellationToken));
    });

    private static async Task<RoomQuestionVersions> ReadAsync(CompassDbContext db, CancellationToken cancellationToken)
    {
        var questions = await db.RoomQuestions.AsNoTracking().ToListAsync(cancellationToken);
        return new RoomQuestionVersions(
        [
            .. questions.OrderBy(q => q.StatisticKey, StringComparer.Ordinal).ThenByDescending(q => q.Version).Select(q => new RoomQuestionView(
                q.StatisticKey, q.Guess, q.Position, q.Comparability, q.ComparabilityReason, q.PublishedAt)),
        ]);
    }

    private sealed record Known(int HighestId, RoomQuestionVersions Questions);
}
