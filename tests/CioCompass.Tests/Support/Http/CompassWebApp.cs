using CioCompass.Core.Data.Postgres;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Postgres;
using CioCompass.TestSupport.Postgres;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Support.Http;

/// <summary>The whole web program in this process, on a data directory of its own.</summary>
public class CompassWebApp : WebApplicationFactory<Program>
{
    public const string AdminEmail = "admin@example.org";
    public const string AdminPassword = "a long passphrase for tests";

    private const int QuickIterations = 1_000;

    private string? postgres;

    public string DataDirectory { get; } = Path.Combine(Path.GetTempPath(), "ciocompass-tests", Guid.NewGuid().ToString("N"));

    /// <summary>A database on the server that has been prepared already, which goes with the program; null for a new one.</summary>
    protected string? Prepared { get; set; }

    /// <summary>A SQLite file whatever is asked for, where a test is about the file itself.</summary>
    public bool InFile { get; init; }

    /// <summary>A clock in place of the machine's, where what is tested would depend on how fast that is.</summary>
    public TimeProvider? Time { get; init; }

    /// <summary>As much work for each password as the program takes; otherwise little, which is most of the time of many tests.</summary>
    public bool HashesAsShipped { get; init; }

    /// <summary>Services that differ from the program's own.</summary>
    public Action<IServiceCollection>? Configure { get; init; }

    /// <summary>Configuration beside or in place of the usual; to be set before the program starts.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CioCompass:Setup:AdminEmail"] = AdminEmail,
        ["CioCompass:Setup:AdminPassword"] = AdminPassword,
    };

    /// <summary>Contents of the log files once they hold a text: a request is logged a moment after its answer has gone out.</summary>
    public async Task<string> LoggedAsync(string awaited)
    {
        var log = "";
        await Patience.UntilAsync(
            () =>
            {
                log = string.Concat(Directory.EnumerateFiles(Path.Combine(DataDirectory, "logs")).Select(ReadShared));
                return log.Contains(awaited, StringComparison.Ordinal);
            },
            $"“{awaited}” in the log");
        return log;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // What ships; in Development the framework answers differently.
        builder.UseEnvironment("Production");
        builder.UseSetting("CioCompass:DataDirectory", DataDirectory);
        if (TestPostgres.IsWanted && !InFile)
        {
            postgres = Prepared ?? Task.Run(MigratedDatabase.CreateAsync).GetAwaiter().GetResult();
            builder.UseSetting("CioCompass:Database:Provider", "Postgres");
            builder.UseSetting("ConnectionStrings:CioCompass", postgres);
        }

        if (Time is not null)
        {
            builder.ConfigureServices(services => services.AddSingleton(Time));
        }

        if (!HashesAsShipped)
        {
            builder.ConfigureServices(services => services.PostConfigure<PasswordHasherOptions>(hasher => hasher.IterationCount = QuickIterations));
        }

        if (Configure is not null)
        {
            builder.ConfigureServices(Configure);
        }

        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (postgres is not null)
        {
            TestPostgres.ReleaseDatabase(PostgresServer.From(postgres).ConnectionString);
            await (await TestPostgres.StartedAsync()).DropDatabaseAsync(postgres);
        }

        await TestFolder.DeleteAsync(DataDirectory);
        GC.SuppressFinalize(this);
    }

    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
