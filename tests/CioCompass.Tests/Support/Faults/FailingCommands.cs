using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CioCompass.Tests.Support.Faults;

/// <summary>Fails the commands that hold a text, as a disk that breaks does (SQLITE_IOERR).</summary>
internal sealed class FailingCommands : DbCommandInterceptor
{
    /// <summary>Null lets everything through.</summary>
    public string? With { get; set; }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        With is { } text && command.CommandText.Contains(text, StringComparison.Ordinal)
            ? throw new SqliteException("disk I/O error", 10)
            : ValueTask.FromResult(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        With is { } text && command.CommandText.Contains(text, StringComparison.Ordinal)
            ? throw new SqliteException("disk I/O error", 10)
            : ValueTask.FromResult(result);
}
