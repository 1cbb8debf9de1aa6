using System.Globalization;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Data.Postgres;
using CioCompass.Core.Data.Transactions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CioCompass.Core.Operations.Readiness;

/// <summary>
/// No writer holds a write lock for more than <see cref="HeldLocks.LongestHeld"/>: none of this process, none of another one on the same
/// PostgreSQL server, and no tool that somebody has opened the SQLite file with.
/// </summary>
public sealed class WriteLockCheck(IDbContextFactory<CompassDbContext> contexts, HeldLocks held, DataDirectory data) : IHealthCheck
{
    /// <summary>
    /// Finds those who have held one of the program's locks for too long: a statement, or a pause between two. The time of a transaction would also
    /// be that of its waiting for the lock.
    /// </summary>
    private static readonly string CountHeldLocks = string.Create(CultureInfo.InvariantCulture, $"""
        SELECT count(*) AS "Value" FROM pg_locks l JOIN pg_stat_activity a USING (pid)
        WHERE l.locktype = 'advisory' AND l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND ((l.objsubid = 1 AND l.classid = 0 AND l.objid = {WriteLocks.Class}) OR (l.objsubid = 2 AND l.classid = {WriteLocks.Class}))
          AND greatest(a.query_start, CASE WHEN a.state = 'active' THEN a.query_start ELSE a.state_change END)
            < clock_timestamp() - interval '{(int)HeldLocks.LongestHeld.TotalMilliseconds} milliseconds'
        """);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return context.Result(db.Database.IsNpgsql()
            ? held.IsHealthy != false && await db.Database.SqlQueryRaw<int>(CountHeldLocks).SingleAsync(cancellationToken) == 0
            : held.IsHealthy ?? (CanBeTaken() || held.IsHealthy == true));
    }

    /// <summary>Takes the lock of the file for a moment; waits a second for it at most.</summary>
    private bool CanBeTaken()
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder(CompassDatabase.ConnectionString(data.Database)) { Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE; ROLLBACK";
        command.CommandTimeout = (int)HeldLocks.LongestHeld.TotalSeconds;
        try
        {
            command.ExecuteNonQuery();
            return true;
        }
        catch (SqliteException e) when (TransientErrors.Is(e))
        {
            return false;
        }
    }
}
