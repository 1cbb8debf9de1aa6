using CioCompass.Core.Data;
using CioCompass.Core.Data.Files;
using Microsoft.Data.Sqlite;

namespace CioCompass.Core.Backups;

/// <summary>State of a database file, found out without changing it.</summary>
public enum DatabaseState
{
    /// <summary>No file, or one without a table yet: also what a program leaves that was killed before its first migration.</summary>
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
    // SQLite's primary result codes, https://www.sqlite.org/rescode.html
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <param name="knownMigrations">Ids of the migrations that this version of the program has.</param>
    /// <param name="thorough">Also checks every index and every reference; slower, for copies.</param>
    /// <exception cref="StartupException">The file is there and cannot be read, which says nothing about what is in it.</exception>
    public static DatabaseState Examine(string file, IReadOnlyCollection<string> knownMigrations, bool thorough)
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

            return Origin(connection, knownMigrations);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Corrupt or NotADatabase)
        {
            return DatabaseState.Damaged;
        }
        catch (SqliteException e)
        {
            throw new StartupException($"{file} cannot be read: {e.Message} It has not been touched.", e);
        }
    }

    /// <summary>A connection that never writes to the file, and lets go of it when it is closed.</summary>
    internal static SqliteConnection OpenReadOnly(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(CompassDatabase.ConnectionString(file))
        {
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        connection.Open();
        return connection;
    }

    private static DatabaseState Origin(SqliteConnection connection, IReadOnlyCollection<string> knownMigrations)
    {
        var tables = Texts(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
        if (tables.All(IsMigrationTable))
        {
            return DatabaseState.Missing;
        }

        var applied = tables.Any(IsMigrationTable) ? Texts(connection, "SELECT MigrationId FROM __EFMigrationsHistory") : [];
        return !applied.Intersect(knownMigrations).Any() ? DatabaseState.Foreign
            : applied.Except(knownMigrations).Any() ? DatabaseState.Newer
            : DatabaseState.Sound;
    }

    private static bool IsMigrationTable(string table) => table is "__EFMigrationsHistory" or "__EFMigrationsLock";

    private static string? Text(SqliteConnection connection, string sql) => Texts(connection, sql).FirstOrDefault();

    private static List<string> Texts(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
