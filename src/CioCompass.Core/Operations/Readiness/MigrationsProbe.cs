using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Operations.Readiness;

/// <summary>The database is in the state that this version of the program needs.</summary>
public sealed class MigrationsProbe(IDbContextFactory<CompassDbContext> contexts) : IReadinessProbe
{
    public string Name => "migrations";

    public async Task<bool> IsGoodAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
    }
}
