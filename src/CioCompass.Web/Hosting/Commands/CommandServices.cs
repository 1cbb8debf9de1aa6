using CioCompass.Core;
using CioCompass.Core.Configuration;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Operations;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Hosting.Commands;

/// <summary>The product without its pages, for a command: the same configuration, the same data directory, no log file.</summary>
public static class CommandServices
{
    public static ServiceProvider Build()
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddEnvironmentVariables()
            .Build();
        var (options, data) = CompassConfiguration.Read(configuration);
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(Options.Create(options))
            .AddCompassCore(data, options.Database.PostgresConnection)
            .BuildServiceProvider();
    }

    /// <exception cref="StartupException">There is no database yet.</exception>
    public static Task RequireDatabaseAsync(this IServiceProvider services) =>
        services.GetRequiredService<IDatabaseStartup>().RequireAsync(CancellationToken.None);

    /// <exception cref="StartupException">The database is not a file of this program's own.</exception>
    public static void RequireFile(this IServiceProvider services, string otherwise)
    {
        if (services.GetRequiredService<IOptions<CompassOptions>>().Value.Database.IsPostgres)
        {
            throw new StartupException($"The database is on a PostgreSQL server. {otherwise}");
        }
    }
}
