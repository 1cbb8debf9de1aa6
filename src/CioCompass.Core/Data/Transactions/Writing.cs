using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CioCompass.Core.Data.Transactions;

/// <summary>Transactions that keep others from writing to less than everything; a plain one takes <see cref="WriteLock.Global"/>.</summary>
internal static class Writing
{
    /// <summary>Begins a transaction with a lock of its own.</summary>
    public static async Task<IDbContextTransaction> BeginAsync(this CompassDbContext db, WriteLock writeLock, CancellationToken cancellationToken)
    {
        db.NextLock = writeLock;
        try
        {
            return await db.Database.BeginTransactionAsync(cancellationToken);
        }
        finally
        {
            // The context goes back into a pool.
            db.NextLock = WriteLock.Global;
        }
    }

    /// <summary>Saves in a transaction with a lock of its own.</summary>
    public static async Task SaveAsync(this CompassDbContext db, WriteLock writeLock, CancellationToken cancellationToken)
    {
        db.NextLock = writeLock;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        finally
        {
            db.NextLock = WriteLock.Global;
        }
    }

    /// <summary>Lets a transaction that has <see cref="WriteLock.Global"/> take those of workshops too, before it removes them.</summary>
    public static async Task LockAsync(this CompassDbContext db, IEnumerable<Guid> workshops, CancellationToken cancellationToken)
    {
        if (!db.Database.IsNpgsql())
        {
            return;
        }

        // Always in the same order, so that no two wait for each other.
        foreach (var key in workshops.Select(id => WriteLock.Workshop(id).Key).Distinct().Order())
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Postgres.WriteLocks.Class}, {key})", cancellationToken);
        }
    }
}
