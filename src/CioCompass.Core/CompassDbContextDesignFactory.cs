using CioCompass.Core.Data;
using CioCompass.Core.Data.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Core;

/// <summary>Used by <c>dotnet ef migrations add</c> only; built from the same services as the program, so that both see one model.</summary>
internal sealed class CompassDbContextDesignFactory : IDesignTimeDbContextFactory<CompassDbContext>
{
    public CompassDbContext CreateDbContext(string[] args) =>
        new ServiceCollection()
            .AddCompassCore(new DataDirectory(Path.GetTempPath()))
            .BuildServiceProvider()
            .GetRequiredService<IDbContextFactory<CompassDbContext>>()
            .CreateDbContext();
}
