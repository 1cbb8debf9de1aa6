using System.Globalization;
using CioCompass.Core.Data.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CioCompass.Core.Data.Deletion;

/// <summary>
/// Removes a row with all that hangs on it by cascading foreign keys, in as many short transactions as there is need of. Hide it first:
/// what breaks off is half there until it is done again.
/// </summary>
public sealed class PiecewiseRemoval(IDbContextFactory<CompassDbContext> contexts)
{
    /// <summary>Does nothing where there is no such row.</summary>
    /// <remarks>It follows a decision that is committed, so it takes no cancellation: a page that goes away must not leave a half.</remarks>
    public async Task RemoveAsync<T>(Guid id)
        where T : class
    {
        await using var db = await contexts.CreateDbContextAsync();
        foreach (var statement in Statements(db.Model.FindEntityType(typeof(T))!, "\"Id\" = {0}"))
        {
            await db.PiecesAsync(() => db.Database.ExecuteSqlRawAsync(statement, id), CancellationToken.None);
        }
    }

    /// <summary>Makes the statements that delete rows, those that depend on them first.</summary>
    /// <param name="which">Condition on the rows.</param>
    private static IEnumerable<string> Statements(IEntityType entity, string which)
    {
        var table = Quoted(entity.GetTableName()!);
        foreach (var key in entity.GetReferencingForeignKeys().Where(k => k.DeleteBehavior == DeleteBehavior.Cascade && k.DeclaringEntityType != entity))
        {
            var inner = $"{Columns(key.Properties)} IN (SELECT {Columns(key.PrincipalKey.Properties)} FROM {table} WHERE {which})";
            foreach (var statement in Statements(key.DeclaringEntityType, inner))
            {
                yield return statement;
            }
        }

        var id = Columns(entity.FindPrimaryKey()!.Properties);
        var ids = id.Contains(',', StringComparison.Ordinal) ? $"({id})" : id;
        yield return string.Create(
            CultureInfo.InvariantCulture, $"DELETE FROM {table} WHERE {ids} IN (SELECT {id} FROM {table} WHERE {which} LIMIT {ShortTransactions.RowsAtMost})");
    }

    private static string Columns(IEnumerable<IProperty> properties) => string.Join(", ", properties.Select(p => Quoted(p.GetColumnName())));

    private static string Quoted(string name) => $"\"{name}\"";
}
