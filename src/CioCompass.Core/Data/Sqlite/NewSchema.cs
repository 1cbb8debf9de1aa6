using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CioCompass.Core.Data.Sqlite;

/// <summary>
/// Makes in a file that holds nothing yet, in one transaction, what the migrations come to one after the other. The script names the last migration
/// that it contains; later ones are applied as ever. A test holds that both ways come to the same.
/// </summary>
internal static class NewSchema
{
    /// <summary>Before the name of the last migration, in the first line of the script.</summary>
    internal const string LastMigration = "-- Up to ";

    private const string Resource = "Schema/sqlite.sql";

    /// <returns>
    /// False where migrations are left to be applied: all, in a file that holds anything, and be it the lock of a program that was killed; later
    /// ones than the script knows, in one that held nothing.
    /// </returns>
    public static async Task<bool> TryCreateAsync(CompassDbContext db, CancellationToken cancellationToken)
    {
        if (await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master").SingleAsync(cancellationToken) > 0)
        {
            return false;
        }

        var script = Read();
        var upTo = script[LastMigration.Length..script.IndexOf('\n', StringComparison.Ordinal)].Trim();
        var contained = db.Database.GetMigrations().Where(id => string.CompareOrdinal(id, upTo) <= 0).ToList();

        // As EF Core does when it makes a file; not within a transaction.
        await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode=WAL", cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync(Literally(script + Histories(db, contained)), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return contained.Count == db.Database.GetMigrations().Count();
    }

    private static string Histories(CompassDbContext db, IEnumerable<string> migrations)
    {
        var history = db.GetService<IHistoryRepository>();
        return string.Concat(migrations.Select(id => history.GetInsertScript(new HistoryRow(id, ProductInfo.GetVersion()))));
    }

    private static string Read()
    {
        using var stream = typeof(NewSchema).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The program lacks {Resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Braces stand for parameters otherwise.</summary>
    private static string Literally(string sql) => sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
