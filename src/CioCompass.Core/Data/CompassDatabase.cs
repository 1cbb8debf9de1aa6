using CioCompass.Core.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Data;

/// <summary>Connects a context to the database file; one place for the program, the tests and the design tools.</summary>
public static class CompassDatabase
{
    public static DbContextOptionsBuilder UseCompassSqlite(this DbContextOptionsBuilder options, string file) =>
        options
            .UseSqlite(ConnectionString(file))
            .AddInterceptors(new SqlitePragmas());

    public static string ConnectionString(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true }.ToString();
}
