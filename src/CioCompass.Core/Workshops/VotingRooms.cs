using CioCompass.Core.Data;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops;

/// <summary>Tells whether a room votes at this moment, for what would make its phones wait.</summary>
public sealed class VotingRooms(IDbContextFactory<CompassDbContext> contexts, TimeProvider clock)
{
    /// <summary>A round that was left open does not count for ever.</summary>
    private static readonly TimeSpan RoundAtMost = TimeSpan.FromHours(12);

    public async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        var opened = clock.GetUtcNow().UtcDateTime - RoundAtMost;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Rounds.AnyAsync(r => r.Status == RoundStatus.Open && r.OpenedAt > opened, cancellationToken);
    }
}
