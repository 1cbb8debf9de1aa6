using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CioCompass.Tests.Support;

/// <summary>Counts the rows that each transaction writes, and lets a test act between two of them, or break one off.</summary>
internal sealed class WatchedTransactions : ISaveChangesInterceptor, IDbTransactionInterceptor, IDbCommandInterceptor
{
    private readonly List<int> written = [];
    private int rows;
    private bool isWatching;
    private bool isActing;

    /// <summary>Which transaction breaks off instead of being committed, from 1; null for none. Others after it do, too, as in a process that is gone.</summary>
    public int? BreaksAt { get; set; }

    /// <summary>Called after each commit; what it writes itself is not counted.</summary>
    public Func<Task>? Between { get; set; }

    /// <summary>Rows that each transaction has written since the watch began.</summary>
    public IReadOnlyList<int> Written => written;

    public async Task<T> WatchAsync<T>(Func<Task<T>> action)
    {
        written.Clear();
        (rows, isWatching) = (0, true);
        try
        {
            return await action();
        }
        finally
        {
            isWatching = false;
        }
    }

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken)
    {
        if (isWatching && !isActing)
        {
            rows += eventData.Context!.ChangeTracker.Entries().Count(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);
        }

        return ValueTask.FromResult(result);
    }

    public ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken)
    {
        if (isWatching && !isActing)
        {
            rows += Math.Max(0, result);
        }

        return ValueTask.FromResult(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken) =>
        isWatching && !isActing && written.Count + 1 >= BreaksAt ? throw new IOException("It broke off.") : ValueTask.FromResult(result);

    public async Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken)
    {
        if (!isWatching || isActing)
        {
            return;
        }

        written.Add(rows);
        rows = 0;
        isActing = true;
        try
        {
            await (Between?.Invoke() ?? Task.CompletedTask);
        }
        finally
        {
            isActing = false;
        }
    }
}
