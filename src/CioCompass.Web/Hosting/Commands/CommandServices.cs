using CioCompass.Core;
using CioCompass.Core.Operations;

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
            .AddSingleton(Microsoft.Extensions.Options.Options.Create(options))
            .AddCompassCore(data)
            .BuildServiceProvider();
    }

    /// <exception cref="StartupException">The database is not there yet, or was made by another version.</exception>
    public static void RequireDatabase(this IServiceProvider services)
    {
        var data = services.GetRequiredService<DataDirectory>();
        if (!File.Exists(data.Database))
        {
            throw new StartupException($"There is no database in {data.Root} yet. Start the program once first, without a command.");
        }
    }
}
