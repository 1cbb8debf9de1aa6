using CioCompass.Core.Data;
using CioCompass.Core.Data.Deletion;
using CioCompass.Core.Data.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CioCompass.Core.Operations.Postgres;

/// <summary>
/// PostgreSQL leaves deleted rows in a table's file until their room is used again. TRUNCATE gives the table a new file and removes the
/// old one (https://www.postgresql.org/docs/current/sql-truncate.html), so what has to stay is put aside and written again; these tables
/// hold only what is going on now. It is not a part of closing a round, since it has to wait until nobody reads the tables, a dump for
/// instance, and the room should not wait with it.
/// </summary>
internal sealed partial class PostgresUpkeep(IDbContextFactory<CompassDbContext> contexts, ILogger<PostgresUpkeep> logger) : IDatabaseUpkeep
{
    // In the order in which ballots are counted and rounds closed, so that none of them holds what this waits for while it waits for this.
    // A tenth of a second: whoever wants the tables waits meanwhile, and whoever wants them in another order gets them before PostgreSQL
    // calls it a deadlock.
    private const string Rewrite = """
        SET LOCAL lock_timeout = '100ms';
        LOCK TABLE "Participants", "RoundSecrets", "OpenBallots" IN ACCESS EXCLUSIVE MODE;
        CREATE TEMPORARY TABLE kept_ballots ON COMMIT DROP AS TABLE "OpenBallots";
        CREATE TEMPORARY TABLE kept_secrets ON COMMIT DROP AS TABLE "RoundSecrets";
        CREATE TEMPORARY TABLE kept_participants ON COMMIT DROP AS TABLE "Participants";
        TRUNCATE "OpenBallots", "RoundSecrets", "Participants";
        INSERT INTO "OpenBallots" TABLE kept_ballots;
        INSERT INTO "RoundSecrets" TABLE kept_secrets;
        INSERT INTO "Participants" TABLE kept_participants;
        """;

    /// <summary>
    /// Whether somebody may still see rows as they were before the given transaction. VACUUM keeps such rows without a word, so it has to
    /// wait. It looks through a snapshot itself, which a transaction in any database of the server holds back, and others look at this one.
    /// </summary>
    private const string IsSeen = """
        SELECT pg_snapshot_xmin(pg_current_snapshot()) < $1::text::xid8 OR EXISTS (
          SELECT FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid() AND age(backend_xmin) > age($1::text::xid8::xid))
        """;

    /// <summary>Ten seconds for those who look at rows that are gone.</summary>
    private const int Patience = 200;

    public async Task<bool> TryRemoveTracesAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await db.BeginAsync(WriteLock.None, cancellationToken);
            await db.Database.ExecuteSqlRawAsync(Rewrite, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }
    }

    public async Task<bool> RewriteAsync()
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        try
        {
            // The program's own tables by name: without names it would be the server's whole catalogue too. ANALYZE, because the planner's
            // statistics keep samples of what has been deleted; then their table itself, which still holds the samples from before. Its
            // owner is the server, but a database's owner may rewrite it; for anybody else PostgreSQL leaves it out with a warning.
            var names = db.GetService<ISqlGenerationHelper>();
            var tables = db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct().Select(names.DelimitIdentifier);
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandTimeout = (int)DatabaseStartup.MigrationTimeout.TotalSeconds;
            foreach (var statement in (string[])[$"VACUUM (FULL, ANALYZE) {string.Join(", ", tables)}", "VACUUM (FULL) pg_catalog.pg_statistic"])
            {
                if (!await NobodyLooksBackAsync((NpgsqlConnection)db.Database.GetDbConnection()))
                {
                    return false;
                }

                command.CommandText = statement;
                await command.ExecuteNonQueryAsync();
            }

            return true;
        }
        catch (NpgsqlException e)
        {
            Log.NotRewritten(logger, e);
            return false;
        }
    }

    /// <returns>False where somebody still looks at rows from before this moment after <see cref="Patience"/>.</returns>
    private static async Task<bool> NobodyLooksBackAsync(NpgsqlConnection connection)
    {
        await using var now = new NpgsqlCommand("SELECT pg_snapshot_xmax(pg_current_snapshot())::text", connection);
        var moment = (string)(await now.ExecuteScalarAsync())!;
        return await TraceRemoval.UntilAsync(
            async () =>
            {
                await using var command = new NpgsqlCommand(IsSeen, connection) { Parameters = { new() { Value = moment } } };
                return !(bool)(await command.ExecuteScalarAsync())!;
            },
            Patience);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The database could not be written anew; traces of deleted rows may remain in its files")]
        public static partial void NotRewritten(ILogger logger, Exception exception);
    }
}
