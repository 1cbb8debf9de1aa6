using CioCompass.Tests.Support.Components;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Support;

/// <summary>How many rows each table of a test database has, to show that something left nothing behind.</summary>
public static class TableCounts
{
    public static async Task<IReadOnlyDictionary<string, long>> ReadAsync(TestDatabase database, string except)
    {
        await using var db = database.Open();
        var tables = db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct().Where(t => t != except);
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var count = $"""SELECT COUNT(*) AS "Value" FROM "{table}" """;
            counts[table] = await db.Database.SqlQueryRaw<long>(count).SingleAsync();
        }

        return counts;
    }
}
