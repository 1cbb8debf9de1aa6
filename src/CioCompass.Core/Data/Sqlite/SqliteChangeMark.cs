using System.Globalization;
using CioCompass.Core.Data.Files;
using Microsoft.Data.Sqlite;

namespace CioCompass.Core.Data.Sqlite;

/// <summary>
/// SQLite counts the commits of all other connections for each connection (https://sqlite.org/pragma.html#pragma_data_version). This one
/// never writes, so that none is missed; asking takes microseconds and reads no table.
/// </summary>
public sealed class SqliteChangeMark(DataDirectory data) : IChangeMark, IDisposable
{
    private readonly Lock gate = new();
    private SqliteCommand? command;

    public TimeSpan SafetyNet => Timeout.InfiniteTimeSpan;

    public long? OfRoom(Guid workshopId)
    {
        lock (gate)
        {
            command ??= Open();
            return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        }
    }

    /// <summary>No other process has phones, and this one says itself when it lets one go.</summary>
    public long? OfPhones() => 0;

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
