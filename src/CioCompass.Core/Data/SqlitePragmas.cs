using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CioCompass.Core.Data;

/// <summary>
/// The settings that SQLite keeps per connection. FULL: an acknowledged answer survives a power cut. trusted_schema off: a tampered
/// file cannot run functions. secure_delete: what is deleted is overwritten. journal_size_limit: the WAL shrinks back to 64 MiB.
/// </summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas =
        "PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF; PRAGMA secure_delete=ON; PRAGMA journal_size_limit=67108864; PRAGMA busy_timeout=5000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
