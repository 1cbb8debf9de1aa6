using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CioCompass.Core.Operations.Postgres;

/// <summary>
/// PostgreSQL leaves deleted rows in a table's file until their room is used again. TRUNCATE gives the table a new file and removes the
/// old one (https://www.postgresql.org/docs/current/sql-truncate.html), so what has to stay is put aside and written again; these tables
/// hold only what is going on now. It is not a part of closing a round, since it has to wait until nobody reads the tables, a dump for
/// instance, and the room should not wait with it.
/// </summary>
internal sealed class PostgresUpkeep(IDbContextFactory<CompassDbContext> contexts) : IDatabaseUpkeep
{
    // A tenth of a second: whoever wants to read waits meanwhile, and a reader that wants the tables in another order gets them before
    // PostgreSQL calls it a deadlock.
    private const string Rewrite = """
        SET LOCAL lock_timeout = '100ms';
        LOCK TABLE "OpenBallots", "RoundSecrets", "Participants" IN ACCESS EXCLUSIVE MODE;
        CREATE TEMPORARY TABLE kept_ballots ON COMMIT DROP AS TABLE "OpenBallots";
        CREATE TEMPORARY TABLE kept_secrets ON COMMIT DROP AS TABLE "RoundSecrets";
        CREATE TEMPORARY TABLE kept_participants ON COMMIT DROP AS TABLE "Participants";
        TRUNCATE "OpenBallots", "RoundSecrets", "Participants";
        INSERT INTO "OpenBallots" TABLE kept_ballots;
        INSERT INTO "RoundSecrets" TABLE kept_secrets;
        INSERT INTO "Participants" TABLE kept_participants;
        """;

    public async Task<bool> RemoveTracesAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.Database.ExecuteSqlRawAsync(Rewrite, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }
    }
}
