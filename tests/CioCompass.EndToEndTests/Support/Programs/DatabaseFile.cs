using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CioCompass.EndToEndTests.Support.Programs;

/// <summary>The program's database as it lies on the disk, past the program.</summary>
public static class DatabaseFile
{
    public static string PathOf(RunningApp app) => Path.Combine(app.DataDirectory, "ciocompass.db");

    /// <returns>The first column of all rows, as text.</returns>
    public static IReadOnlyList<string> Query(RunningApp app, string sql) => Query(PathOf(app), sql);

    /// <summary>The same of a file that need not exist yet.</summary>
    public static IReadOnlyList<string> Query(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return rows;
    }

    public static long Count(RunningApp app, string sql) => long.Parse(Query(app, sql)[0], CultureInfo.InvariantCulture);

    /// <summary>Waits until a statement counts something: what is typed is stored a moment later.</summary>
    public static Task CountedAsync(RunningApp app, string sql) => Patience.UntilAsync(() => Count(app, sql) > 0, sql);

    public static void Execute(RunningApp app, string sql) => Query(app, sql);
}
