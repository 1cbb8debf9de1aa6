using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CioCompass.Core.Data.Transactions;

/// <summary>Measures how long this process's transactions hold the write lock.</summary>
/// <remarks>One that ends without a commit is not told of; it has no connection any more.</remarks>
public sealed class HeldLocks(DatabaseMetrics metrics, TimeProvider clock) : DbTransactionInterceptor
{
    /// <summary>Longer is too long: whoever votes waits for it.</summary>
    public static readonly TimeSpan LongestHeld = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<DbTransaction, long> held = new();

    /// <summary>Whether a transaction holds it now, and none has held it for too long; null while none does.</summary>
    public bool? IsHealthy
    {
        get
        {
            var now = held.Where(h => IsOpen(h.Key)).Select(h => clock.GetElapsedTime(h.Value)).ToList();
            return now.Count == 0 ? null : now.TrueForAll(time => time < LongestHeld);
        }
    }

    public override DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        Begin(result);
        return result;
    }

    public override ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        Begin(result);
        return ValueTask.FromResult(result);
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => End(transaction);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        End(transaction);
        return Task.CompletedTask;
    }

    private void Begin(DbTransaction transaction)
    {
        foreach (var ended in held.Keys.Where(t => !IsOpen(t)))
        {
            held.TryRemove(ended, out _);
        }

        held[transaction] = clock.GetTimestamp();
    }

    private void End(DbTransaction transaction)
    {
        if (held.TryRemove(transaction, out var since))
        {
            metrics.WriteLockHeld(clock.GetElapsedTime(since));
        }
    }

    private static bool IsOpen(DbTransaction transaction)
    {
        try
        {
            return transaction.Connection is not null;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }
}
