using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Operations.Readiness;

/// <summary>The database answers a read, and has the content that every page needs.</summary>
public sealed class DatabaseProbe(IDbContextFactory<CompassDbContext> contexts) : IReadinessProbe
{
    public string Name => "database";

    public async Task<bool> IsGoodAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Statistics.AnyAsync(cancellationToken);
    }
}
