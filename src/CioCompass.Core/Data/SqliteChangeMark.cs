using System.Globalization;
using CioCompass.Core.Operations;
using Microsoft.Data.Sqlite;

namespace CioCompass.Core.Data;

/// <summary>
/// SQLite counts the commits of all other connections for each connection (https://sqlite.org/pragma.html#pragma_data_version). This one
/// never writes, so that none is missed; asking takes microseconds and reads no table.
/// </summary>
public sealed class SqliteChangeMark(DataDirectory data) : IChangeMark, IDisposable
{
    private readonly Lock gate = new();
    private SqliteCommand? command;

    public long? Read()
    {
        lock (gate)
        {
            command ??= Open();
            return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            command?.Connection!.Dispose();
            command?.Dispose();
            command = null;
        }
    }

    private SqliteCommand Open()
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder(CompassDatabase.ConnectionString(data.Database)) { Pooling = false }.ToString());
        connection.Open();
        var read = connection.CreateCommand();
        read.CommandText = "PRAGMA data_version";
        return read;
    }
}
