using Microsoft.Data.Sqlite;
using Npgsql;

namespace CioCompass.Core.Data.Transactions;

/// <summary>Tells a failure of the database that may mend itself from one that will come again.</summary>
public static class TransientErrors
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    private static readonly object Unwritten = new();

    /// <summary>The server ends the session: it stops, or another takes its place. Npgsql does not count these.</summary>
    private static readonly HashSet<string> EndedSessions = [PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown];

    /// <summary>
    /// The server says that it has done nothing of it: it refused the connection or the lock, or rolled the transaction back for another's
    /// sake (https://www.postgresql.org/docs/current/errcodes-appendix.html).
    /// </summary>
    private static readonly HashSet<string> NothingDone =
    [
        PostgresErrorCodes.TooManyConnections, PostgresErrorCodes.CannotConnectNow, PostgresErrorCodes.LockNotAvailable,
        PostgresErrorCodes.SerializationFailure, PostgresErrorCodes.DeadlockDetected,
    ];

    /// <summary>Trying again in a moment may help: a connection was lost or refused, or a lock was taken for too long.</summary>
    public static bool Is(Exception exception) => All(exception).Any(e => e switch
    {
        DatabaseBusyException => true,
        PostgresException p => p.IsTransient || EndedSessions.Contains(p.SqlState),
        NpgsqlException n => n.IsTransient,
        SqliteException s => s.SqliteErrorCode is SqliteBusy or SqliteLocked,
        _ => false,
    });

    /// <summary>Says of a failure that it came before anything was written.</summary>
    internal static void MarkWithoutEffect(Exception exception) => exception.Data[Unwritten] = true;

    /// <summary>Whether it is transient and has certainly written nothing: doing it again cannot do it twice.</summary>
    public static bool IsWithoutEffect(Exception exception) => Is(exception) && All(exception).Any(e => e.Data.Contains(Unwritten) || e switch
    {
        DatabaseBusyException => true,
        PostgresException p => NothingDone.Contains(p.SqlState),
        SqliteException s => s.SqliteErrorCode is SqliteBusy or SqliteLocked,
        _ => false,
    });

    private static IEnumerable<Exception> All(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }
}
