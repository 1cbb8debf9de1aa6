using CioCompass.Core.Data.Files;
using CioCompass.Core.Data.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Core;

/// <summary>Used by <c>dotnet ef migrations add --context PostgresCompassDbContext</c> only, which needs no server.</summary>
internal sealed class PostgresCompassDbContextDesignFactory : IDesignTimeDbContextFactory<PostgresCompassDbContext>
{
    public PostgresCompassDbContext CreateDbContext(string[] args) =>
        new ServiceCollection()
            .AddCompassCore(new DataDirectory(Path.GetTempPath()), "Host=localhost;Database=ciocompass")
            .BuildServiceProvider()
            .GetRequiredService<IDbContextFactory<PostgresCompassDbContext>>()
            .CreateDbContext();
}
