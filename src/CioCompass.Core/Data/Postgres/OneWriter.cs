using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CioCompass.Core.Data.Postgres;

/// <summary>
/// Lets one transaction write at a time, as SQLite does: each begins by taking the database's write lock, and gives it back with its end.
/// Nothing then changes between what a transaction reads and its commit, on which closing a round, counting ballots and making the first
/// administrator rest. docs/decisions/0002-postgresql-one-writer.md says why, and what it costs.
/// </summary>
/// <remarks>
/// The transactions are READ COMMITTED, PostgreSQL's default, and have to be: one at a higher level would read what was there before it
/// had waited for the lock.
/// </remarks>
internal sealed class OneWriter : DbTransactionInterceptor
{
    private const string TakeLock = "SELECT pg_advisory_xact_lock(4849738)";

    public override DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        using var command = Command(connection, result);
        command.ExecuteNonQuery();
        return result;
    }

    public override async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection, result);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return result;
    }

    private static DbCommand Command(DbConnection connection, DbTransaction transaction)
    {
        var command = connection.CreateCommand();
        command.CommandText = TakeLock;
        command.Transaction = transaction;
        return command;
    }
}
