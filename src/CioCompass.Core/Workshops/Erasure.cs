using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops;

/// <summary>
/// Deletes rows so that no byte of them stays in the file. Deleting row by row does not do that, even with <c>secure_delete</c>: when
/// SQLite balances its tree it copies rows between pages and leaves the old bytes in a page's unused part. A DELETE without WHERE does,
/// since it clears every page of the table and its indexes (https://sqlite.org/lang_delete.html, "truncate optimization"). So what
/// must stay is read, the table emptied, and the rest written again; the tables concerned hold only what is going on now. They have no
/// foreign keys, because those switch that optimisation off. On PostgreSQL the rows are gone for every reader with the same commands, and
/// from the disk with the upkeep that follows (<see cref="Operations.IDatabaseUpkeep"/>).
/// </summary>
internal static class Erasure
{
    /// <summary>Inside the caller's transaction; the rows that stay are written by its next save.</summary>
    /// <param name="stays">The rows to keep.</param>
    public static async Task EraseAllButAsync<T>(
        this CompassDbContext db, Func<IQueryable<T>, IQueryable<T>> stays, CancellationToken cancellationToken)
        where T : class
    {
        var kept = await stays(db.Set<T>().AsNoTracking()).ToListAsync(cancellationToken);
        await db.Set<T>().ExecuteDeleteAsync(cancellationToken);
        db.Set<T>().AddRange(kept);
    }
}
