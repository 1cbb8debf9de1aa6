using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Data.Postgres;

/// <summary>Lets services ask for the context of whichever database there is.</summary>
internal sealed class PostgresContextFactory(IDbContextFactory<PostgresCompassDbContext> contexts) : IDbContextFactory<CompassDbContext>
{
    public CompassDbContext CreateDbContext() => contexts.CreateDbContext();

    public async Task<CompassDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
        await contexts.CreateDbContextAsync(cancellationToken);
}
