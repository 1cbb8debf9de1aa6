using CioCompass.Core.Data;
using Microsoft.Data.Sqlite;

namespace CioCompass.Core.Operations;

/// <summary>What a file on disk is, found out without changing it.</summary>
public enum DatabaseState
{
    /// <summary>No file, or an empty one.</summary>
    Missing,

    /// <summary>A sound database of CIO Compass, of this version or an earlier one.</summary>
    Sound,

    /// <summary>Not a database, or a damaged one.</summary>
    Damaged,

    /// <summary>A database, but of another program.</summary>
    Foreign,

    /// <summary>Written by a later version of this program.</summary>
    Newer,
}

/// <summary>Looks at a database file from outside, before anything trusts it.</summary>
public static class DatabaseFile
{
    /// <param name="knownMigrations">Ids of the migrations that this version of the program has.</param>
    /// <param name="thorough">Also checks every index and every reference; slower, for copies.</param>
    public static DatabaseState Examine(string file, IEnumerable<string> knownMigrations, bool thorough)
    {
        if (!File.Exists(file) || new FileInfo(file).Length == 0)
        {
            return DatabaseState.Missing;
        }

        try
        {
            using var connection = OpenReadOnly(file);
            if (Text(connection, thorough ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)") != "ok"
                || (thorough && Text(connection, "PRAGMA foreign_key_check") is not null))
            {
                return DatabaseState.Damaged;
            }

            var applied = AppliedMigrations(connection);
            return applied.Count == 0 ? DatabaseState.Foreign
                : applied.Except(knownMigrations).Any() ? DatabaseState.Newer
                : DatabaseState.Sound;
        }
        catch (SqliteException)
        {
            return DatabaseState.Damaged;
        }
    }

    private static List<string> AppliedMigrations(SqliteConnection connection)
    {
        if (Text(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsHistory'") is null)
        {
            return [];
        }

        using var command = connection.CreateCommand();
        command.CommandText = "SELECT MigrationId FROM __EFMigrationsHistory";
        using var reader = command.ExecuteReader();
        var applied = new List<string>();
        while (reader.Read())
        {
            applied.Add(reader.GetString(0));
        }

        return applied;
    }

    private static SqliteConnection OpenReadOnly(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(CompassDatabase.ConnectionString(file))
        {
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        connection.Open();
        return connection;
    }

    private static string? Text(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }
}
