using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CioCompass.Core.Operations.Readiness;

/// <summary>The database is in the state that this version of the program needs.</summary>
public sealed class MigrationsCheck(IDbContextFactory<CompassDbContext> contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return context.Result(!(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any());
    }
}
