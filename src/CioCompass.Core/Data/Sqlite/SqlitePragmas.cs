using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CioCompass.Core.Data.Sqlite;

/// <summary>
/// The settings that SQLite keeps per connection. FULL: an acknowledged answer survives a power cut. trusted_schema off: a tampered
/// file cannot run functions. secure_delete: what is deleted is overwritten. journal_size_limit: the WAL shrinks back to 64 MiB.
/// busy_timeout: a writer that finds the lock taken looks again within milliseconds; the provider's own look is every 150 ms.
/// temp_store: what is put aside for a moment is in no file.
/// </summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>Milliseconds.</summary>
    internal const int BusyTimeout = 5000;

    private static readonly string Pragmas = $"""
        PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF; PRAGMA secure_delete=ON;
        PRAGMA journal_size_limit=67108864; PRAGMA busy_timeout={BusyTimeout}; PRAGMA temp_store=MEMORY;
        """;

    /// <summary>The provider pools SQLite's own connections, and they keep their settings: each needs them once.</summary>
    private readonly ConditionalWeakTable<object, object> set = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (!IsSet(connection))
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
            Remember(connection);
        }
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (!IsSet(connection))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
            Remember(connection);
        }
    }

    private bool IsSet(DbConnection connection) => set.TryGetValue(((SqliteConnection)connection).Handle!, out _);

    private void Remember(DbConnection connection) => set.AddOrUpdate(((SqliteConnection)connection).Handle!, this);
}
