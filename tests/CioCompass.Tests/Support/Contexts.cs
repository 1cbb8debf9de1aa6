using CioCompass.Core.Data;
using CioCompass.Core.Data.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Support;

/// <summary>Changes how contexts are made, whichever database they are for.</summary>
internal static class Contexts
{
    public static void Intercept(this IServiceCollection services, IInterceptor interceptor)
    {
        services.ConfigureDbContext<CompassDbContext>(options => options.AddInterceptors(interceptor));
        services.ConfigureDbContext<PostgresCompassDbContext>(options => options.AddInterceptors(interceptor));
    }

    /// <summary>A context over a test database with an interceptor of its own.</summary>
    public static CompassDbContext Open(TestDatabase database, IInterceptor interceptor)
    {
        return database.Postgres is null
            ? new CompassDbContext(Options<CompassDbContext>(options => options.UseCompassSqlite(database.Data.Database)))
            : new PostgresCompassDbContext(Options<PostgresCompassDbContext>(PostgresServer.From(database.Postgres).Configure));

        DbContextOptions<T> Options<T>(Action<DbContextOptionsBuilder> connect)
            where T : DbContext
        {
            var options = new DbContextOptionsBuilder<T>();
            connect(options);
            options.UseApplicationServiceProvider(database.Get<IServiceProvider>()).AddInterceptors(interceptor);
            return options.Options;
        }
    }
}
