using System.Data.Common;
using System.Globalization;
using CioCompass.Core.Data.Transactions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CioCompass.Core.Data.Postgres;

/// <summary>
/// Each transaction begins by taking its <see cref="WriteLock"/>, and gives it back with its end. On that rest closing a round, counting
/// ballots and making the first administrator.
/// </summary>
/// <remarks>
/// The transactions are READ COMMITTED, PostgreSQL's default, and have to be: one at a higher level would read what was there before it
/// had waited for the lock.
/// </remarks>
internal sealed class WriteLocks : DbTransactionInterceptor
{
    /// <summary>The number is the program's own; for a workshop it is the first of two, which PostgreSQL keeps apart from single ones.</summary>
    public const int Class = 4849738;

    public override DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        if (Statement(eventData) is { } statement)
        {
            using var command = Command(statement, connection, result);
            command.ExecuteNonQuery();
        }

        return result;
    }

    public override async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        if (Statement(eventData) is { } statement)
        {
            try
            {
                await using var command = Command(statement, connection, result);
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
            catch (Exception e)
            {
                // Nobody else ends a transaction that has not begun. As its first statement this also finds out whether the server has closed
                // the connection meanwhile.
                TransientErrors.MarkWithoutEffect(e);
                await result.DisposeAsync();
                throw;
            }
        }

        return result;
    }

    private static string? Statement(TransactionEndEventData eventData)
    {
        var wanted = (eventData.Context as CompassDbContext)?.NextLock ?? WriteLock.Global;
        return wanted.Kind switch
        {
            WriteLockKind.Global => string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({Class})"),
            WriteLockKind.Workshop => string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({Class}, {wanted.Key})"),
            WriteLockKind.None => null,
            _ => throw new InvalidOperationException($"{wanted.Kind} is no lock."),
        };
    }

    private static DbCommand Command(string statement, DbConnection connection, DbTransaction transaction)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement;
        command.Transaction = transaction;
        return command;
    }
}
