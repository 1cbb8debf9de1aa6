using System.Collections.Concurrent;
using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops.Rounds;

/// <summary>Finds the workshop and the kind of a round, which never change: a ballot that arrives needs no query for them.</summary>
public sealed class RoundDirectory(IDbContextFactory<CompassDbContext> contexts)
{
    /// <summary>Rounds kept, of some 100 bytes each; beyond that all are read anew.</summary>
    private const int Capacity = 20_000;

    private readonly ConcurrentDictionary<Guid, RoundPlace> known = new();

    /// <returns>Null when there is no such round.</returns>
    public async ValueTask<RoundPlace?> FindAsync(Guid roundId, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(roundId, out var place))
        {
            return place;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.Rounds.Where(r => r.Id == roundId).Select(r => new RoundPlace(r.WorkshopId, r.Kind)).SingleOrDefaultAsync(cancellationToken);
        if (found is not null)
        {
            if (known.Count >= Capacity)
            {
                known.Clear();
            }

            known[roundId] = found;
        }

        return found;
    }
}

public sealed record RoundPlace(Guid WorkshopId, RoundKind Kind);
