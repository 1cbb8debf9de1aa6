using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Data.Deletion;

/// <summary>
/// Deletes rows so that no byte of them stays in the file. Deleting row by row does not do that, even with <c>secure_delete</c>: when
/// SQLite balances its tree it copies rows between pages and leaves the old bytes in a page's unused part. A DELETE without WHERE does,
/// since it clears every page of the table and its indexes (https://sqlite.org/lang_delete.html, "truncate optimization"). So what
/// must stay is put aside in memory, the table emptied, and the rest written again, all by the database itself: thousands of phones of
/// another room take milliseconds. The tables concerned hold only what is going on now. They have no foreign keys, because those switch that
/// optimisation off. On PostgreSQL, where other rooms write meanwhile, exactly the rows that go are deleted; they are gone from the disk with the upkeep that follows (<see cref="Operations.IDatabaseUpkeep"/>).
/// </summary>
internal static class Erasure
{
    /// <summary>Inside the caller's transaction.</summary>
    /// <param name="goes">The rows to erase.</param>
    public static async Task EraseAsync<T>(this CompassDbContext db, Expression<Func<T, bool>> goes, CancellationToken cancellationToken)
        where T : class
    {
        if (db.Database.IsNpgsql())
        {
            await db.Set<T>().Where(goes).ExecuteDeleteAsync(cancellationToken);
            return;
        }

        var entity = db.Model.FindEntityType(typeof(T))!;
        var table = $"\"{entity.GetTableName()}\"";
        var columns = string.Join(", ", entity.GetProperties().Select(p => $"\"{p.GetColumnName()}\""));
        var stays = Expression.Lambda<Func<T, bool>>(Expression.Not(goes.Body), goes.Parameters);

        // Temporary tables are in memory (SqlitePragmas), so that no file gets another copy.
        await using var command = db.Set<T>().AsNoTracking().Where(stays).CreateDbCommand();
        command.CommandText = $"""
            CREATE TEMPORARY TABLE kept AS {command.CommandText};
            DELETE FROM {table};
            INSERT INTO {table} ({columns}) SELECT {columns} FROM kept;
            DROP TABLE kept;
            """;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
