using CioCompass.Core.Data;
using CioCompass.Core.Data.Files;
using CioCompass.Tests.Support.Components;
using Microsoft.Data.Sqlite;

namespace CioCompass.Tests.Support.Faults;

/// <summary>Reaches into a database file past the program, as another process or a fault would.</summary>
internal static class OnDisk
{
    public static void Run(TestDatabase database, string sql) => Scalar(database.Data.Database, sql);

    public static string? Scalar(TestDatabase database, string sql) => Scalar(database.Data.Database, sql);

    public static string? Scalar(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }

    /// <returns>The first column.</returns>
    public static List<string> Rows(TestDatabase database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database.Data.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetValue(0).ToString()!);
        }

        return rows;
    }

    /// <summary>Takes the database away, and the pooled connections that would still see it.</summary>
    public static void Remove(TestDatabase database)
    {
        Release(database.Data);
        foreach (var part in (string[])["", "-wal", "-shm"])
        {
            File.Delete(database.Data.Database + part);
        }
    }

    /// <summary>Closes the pooled connections, as a process that ends does.</summary>
    public static void Release(DataDirectory data)
    {
        using var connection = new SqliteConnection(CompassDatabase.ConnectionString(data.Database));
        SqliteConnection.ClearPool(connection);
    }
}
