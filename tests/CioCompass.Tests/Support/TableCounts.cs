using CioCompass.Core.Data;
using Microsoft.Data.Sqlite;

namespace CioCompass.Tests.Support;

/// <summary>How many rows each table of a test database has, to show that something left nothing behind.</summary>
public static class TableCounts
{
    public static async Task<IReadOnlyDictionary<string, long>> ReadAsync(TestDatabase database, string except)
    {
        await using var connection = new SqliteConnection(CompassDatabase.ConnectionString(database.Data.Database));
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables.Where(t => t != except))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT COUNT(*) FROM \"{table}\"";
            counts[table] = (long)(await command.ExecuteScalarAsync())!;
        }

        return counts;
    }
}
