using CioCompass.Core;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Data.Postgres;
using CioCompass.Core.Operations;
using CioCompass.TestSupport.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CioCompass.Tests.Support.Postgres;

/// <summary>Databases with the tables and the content, each a copy of one that was prepared as the program does it.</summary>
internal static class MigratedDatabase
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    public static async Task<string> CreateAsync()
    {
        var server = await TestPostgres.StartedAsync();
        return await server.CreateDatabaseAsync(await Template.Value);
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var connection = await (await TestPostgres.StartedAsync()).CreateDatabaseAsync();
        await using (var services = new ServiceCollection()
            .AddLogging()
            .AddCompassCore(new DataDirectory(Path.GetTempPath()), connection)
            .BuildServiceProvider())
        {
            await services.GetRequiredService<IDatabaseStartup>().PrepareAsync(CancellationToken.None);
        }

        TestPostgres.ReleaseDatabase(PostgresServer.From(connection).ConnectionString);
        return new NpgsqlConnectionStringBuilder(connection).Database!;
    }
}
