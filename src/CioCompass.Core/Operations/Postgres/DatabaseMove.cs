using CioCompass.Core.Backups;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Data.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace CioCompass.Core.Operations.Postgres;

/// <summary>
/// Copies a SQLite database into an empty one on a PostgreSQL server: tables and rows in one transaction, so that after a failure the server
/// has nothing of it. An open round is closed in the copy as in every backup. The original is not touched.
/// </summary>
/// <param name="contexts">Of the SQLite database.</param>
/// <param name="services">Those of the program, from which the model's options are read.</param>
public sealed class DatabaseMove(IDbContextFactory<CompassDbContext> contexts, DataDirectory data, IServiceProvider services)
{
    /// <summary>Rows written at once.</summary>
    private const int Batch = 1000;

    private const string Tables = """
        SELECT COUNT(*)::int AS "Value" FROM information_schema.tables WHERE table_schema = current_schema()
        """;

    /// <summary>The caller holds the <see cref="DirectoryLock"/>.</summary>
    /// <returns>How many rows were copied.</returns>
    /// <exception cref="StartupException">The source is not of this version, or the target is not empty or cannot be used.</exception>
    public async Task<int> CopyToAsync(string connectionString, CancellationToken cancellationToken)
    {
        if (PostgresServer.Error(connectionString) is { } error)
        {
            throw new StartupException($"The target {error}. Nothing has been copied.");
        }

        var server = PostgresServer.From(connectionString);
        var copy = data.Database + ".moving";
        try
        {
            await CopyFileAsync(copy, cancellationToken);
            return await CopyRowsAsync(copy, server, cancellationToken);
        }
        catch (Exception e) when (e is NpgsqlException || (e as DbUpdateException)?.InnerException is NpgsqlException)
        {
            throw new StartupException($"The database could not be copied to {server.Name}: {(e.InnerException ?? e).Message} Nothing has been written there.", e);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private async Task CopyFileAsync(string copy, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        string[] known = [.. db.Database.GetMigrations()];
        if (DatabaseFile.Examine(data.Database, known, thorough: true) != DatabaseState.Sound
            || (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            throw new StartupException($"{data.Database} is no database of this version. Start this version on it once, then copy.");
        }

        DatabaseCopy.Write(data.Database, copy, known);
    }

    private async Task<int> CopyRowsAsync(string copy, PostgresServer server, CancellationToken cancellationToken)
    {
        await using var target = new PostgresCompassDbContext(Options<PostgresCompassDbContext>(server.Configure));
        await using var transaction = await target.Database.BeginTransactionAsync(cancellationToken);
        if (await target.Database.SqlQueryRaw<int>(Tables).SingleAsync(cancellationToken) > 0)
        {
            throw new StartupException($"The database {server.Name} is not empty. Nothing has been copied; give it an empty one.");
        }

        var script = target.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.NoTransactions);
        await using (var create = new NpgsqlCommand(script, (NpgsqlConnection)target.Database.GetDbConnection()))
        {
            await create.ExecuteNonQueryAsync(cancellationToken);
        }

        var rows = 0;
        await using var model = Source(copy);
        foreach (var type in InOrder(model.Model))
        {
            await using var source = Source(copy);
            var copied = await (Task<int>)typeof(DatabaseMove)
                .GetMethod(nameof(CopyTableAsync), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!
                .MakeGenericMethod(type.ClrType)
                .Invoke(null, [source, target, cancellationToken])!;
            rows += copied;
            await SetSequenceAsync(target, type, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return rows;
    }

    private static async Task<int> CopyTableAsync<T>(CompassDbContext source, CompassDbContext target, CancellationToken cancellationToken)
        where T : class
    {
        // Tracked, since a key that has no property of its own is known to the tracker only. One kind of row at a time, so that no row
        // brings its neighbours along.
        var rows = await source.Set<T>().ToListAsync(cancellationToken);
        foreach (var batch in rows.Chunk(BatchOf(source.Model.FindEntityType(typeof(T))!)))
        {
            foreach (var row in batch)
            {
                var entry = target.Add(row);
                foreach (var property in entry.Metadata.GetProperties().Where(p => p.IsShadowProperty()))
                {
                    entry.Property(property.Name).CurrentValue = source.Entry(row).Property(property.Name).CurrentValue;
                }
            }

            await target.SaveChangesAsync(cancellationToken);
            target.ChangeTracker.Clear();
        }

        var written = await target.Set<T>().CountAsync(cancellationToken);
        return written == rows.Count
            ? written
            : throw new StartupException($"Of {rows.Count} rows of {typeof(T).Name} {written} arrived. Nothing has been kept.");
    }

    /// <summary>Rows that refer to rows of their own table are written at once, in the order that their keys ask for.</summary>
    private static int BatchOf(IEntityType type) =>
        type.GetForeignKeys().Any(k => k.PrincipalEntityType == type) ? int.MaxValue : Batch;

    /// <summary>Each after those that it refers to.</summary>
    private static IEnumerable<IEntityType> InOrder(IModel model)
    {
        var left = model.GetEntityTypes().Where(t => !t.IsOwned()).ToList();
        while (left.Count > 0)
        {
            var next = left.First(t => t.GetForeignKeys().All(k => k.PrincipalEntityType == t || !left.Contains(k.PrincipalEntityType)));
            left.Remove(next);
            yield return next;
        }
    }

    /// <summary>The next row gets a number that no copied one has.</summary>
    private static async Task SetSequenceAsync(PostgresCompassDbContext target, IEntityType type, CancellationToken cancellationToken)
    {
        if (type.FindPrimaryKey() is { Properties: [{ ValueGenerated: ValueGenerated.OnAdd } key] } && (key.ClrType == typeof(int) || key.ClrType == typeof(long)))
        {
            var (table, column) = (type.GetTableName(), key.GetColumnName());
            var set = $"""SELECT setval(pg_get_serial_sequence('"{table}"', '{column}'), COALESCE(MAX("{column}"), 1), MAX("{column}") IS NOT NULL) FROM "{table}" """;
            await target.Database.ExecuteSqlRawAsync(set, cancellationToken);
        }
    }

    private CompassDbContext Source(string copy) => new(Options<CompassDbContext>(options => options.UseCompassSqlite(copy)));

    private DbContextOptions<T> Options<T>(Action<DbContextOptionsBuilder> connect)
        where T : DbContext
    {
        var options = new DbContextOptionsBuilder<T>();
        connect(options);
        options.UseApplicationServiceProvider(services);
        return options.Options;
    }
}
