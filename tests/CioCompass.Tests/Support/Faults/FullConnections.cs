using System.Data.Common;
using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Support.Faults;

/// <summary>Connections on which the database cannot grow, as on a full disk.</summary>
internal sealed class FullConnections : DbConnectionInterceptor
{
    /// <summary>SQLite raises the limit to the present size, and then answers SQLITE_FULL.</summary>
    public const string NoMorePages = "PRAGMA max_page_count=1";

    public static void Use(IServiceCollection services) =>
        services.ConfigureDbContext<CompassDbContext>(options => options.AddInterceptors(new FullConnections()));

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = NoMorePages;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
