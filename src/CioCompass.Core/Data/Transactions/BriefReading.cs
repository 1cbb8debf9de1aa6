using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Data.Transactions;

/// <summary>Readings that never wait behind those who wait for a write lock.</summary>
internal static class BriefReading
{
    /// <summary>
    /// A few rows, by themselves. For what services read while they hold a transaction on another context: the content that all share.
    /// </summary>
    /// <param name="read">Leaves no connection open, and writes nothing.</param>
    public static async Task<T> ReadBrieflyAsync<T>(
        this IDbContextFactory<CompassDbContext> contexts, Func<CompassDbContext, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.IsBrief = true;
        try
        {
            return await read(db);
        }
        finally
        {
            // The context goes back into a pool.
            db.IsBrief = false;
        }
    }
}
