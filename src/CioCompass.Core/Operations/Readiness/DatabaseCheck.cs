using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CioCompass.Core.Operations.Readiness;

/// <summary>The database answers a read, and has the content that every page needs.</summary>
public sealed class DatabaseCheck(IDbContextFactory<CompassDbContext> contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return context.Result(await db.Statistics.AnyAsync(cancellationToken));
    }
}
