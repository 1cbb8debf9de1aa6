using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Data.Transactions;

/// <summary>
/// Long work in pieces that each hold the write lock for some milliseconds, so that what phones send is written in between. What is half
/// done has to be hidden meanwhile: it may break off after any piece.
/// </summary>
internal static class ShortTransactions
{
    /// <summary>Rows to write or delete in one piece.</summary>
    public const int RowsAtMost = 200;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(20);

    /// <summary>Does one piece after the other until one finds fewer than <see cref="RowsAtMost"/>.</summary>
    /// <param name="piece">Returns how many rows it wrote or deleted.</param>
    /// <returns>How many rows all of them did.</returns>
    public static async Task<int> PiecesAsync(this CompassDbContext db, Func<Task<int>> piece, CancellationToken cancellationToken)
    {
        var all = 0;
        int done;
        do
        {
            done = await db.PieceAsync(piece, cancellationToken);
            all += done;
        }
        while (done == RowsAtMost);

        return all;
    }

    /// <summary>
    /// Does one piece, commits it, and lets those write who wait. SQLite's lock has no queue: whoever takes it again at once may get it again
    /// and again, while the others look every few milliseconds.
    /// </summary>
    public static async Task<T> PieceAsync<T>(this CompassDbContext db, Func<Task<T>> piece, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        T result;
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            result = await piece();
            await transaction.CommitAsync(cancellationToken);
        }

        // Real time also under a test's clock: it waits for other writers, not for an hour of the day.
        var held = Stopwatch.GetElapsedTime(started);
        await Task.Delay(held > ShortestPause ? held : ShortestPause, CancellationToken.None);
        return result;
    }
}
