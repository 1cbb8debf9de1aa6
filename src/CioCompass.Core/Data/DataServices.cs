using CioCompass.Core.Data.Batching;
using CioCompass.Core.Data.Content;
using CioCompass.Core.Data.Deletion;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Data.Postgres;
using CioCompass.Core.Data.Sqlite;
using CioCompass.Core.Data.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Core.Data;

internal static class DataServices
{
    /// <param name="server">Null for a SQLite file in the data directory.</param>
    public static void AddData(this IServiceCollection services, DataDirectory data, PostgresServer? server)
    {
        services.AddSingleton(data);
        services.AddSingleton<DatabaseMetrics>();
        services.AddSingleton<HeldLocks>();
        services.AddSingleton<PiecewiseRemoval>();
        services.AddSingleton<ContentLoader>();
        if (server is null)
        {
            services.AddSqlite(data);
        }
        else
        {
            services.AddPostgres(server);
        }
    }

    private static void AddSqlite(this IServiceCollection services, DataDirectory data)
    {
        services.AddPooledDbContextFactory<CompassDbContext>(
            (s, options) => options.UseCompassSqlite(data.Database).AddInterceptors(s.GetRequiredService<HeldLocks>()));
        services.AddSingleton<IChangeMark, SqliteChangeMark>();
        services.AddSingleton(new CommitLanes(SideBySide: false));
    }

    private static void AddPostgres(this IServiceCollection services, PostgresServer server)
    {
        services.AddSingleton(server);
        services.AddPooledDbContextFactory<PostgresCompassDbContext>((s, options) =>
        {
            server.Configure(options);

            // After the interceptor that takes the lock.
            options.AddInterceptors(s.GetRequiredService<HeldLocks>());
        });
        services.AddSingleton<IDbContextFactory<CompassDbContext>, PostgresContextFactory>();
        services.AddScoped<CompassDbContext>(s => s.GetRequiredService<PostgresCompassDbContext>());
        services.AddSingleton<HeardChanges>();
        services.AddSingleton<IChangeMark>(s => s.GetRequiredService<HeardChanges>());
        services.AddSingleton(new CommitLanes(SideBySide: true));
    }
}
