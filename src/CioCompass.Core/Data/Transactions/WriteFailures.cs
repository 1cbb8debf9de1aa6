using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CioCompass.Core.Data.Transactions;

/// <summary>
/// Why a write failed, so that only the true case is told as "somebody else was first" or "no room", and everything else stays the error
/// that it is.
/// </summary>
internal static class WriteFailures
{
    /// <summary>SQLite's extended result codes, <see href="https://sqlite.org/rescode.html"/>.</summary>
    private const int SqliteForeignKey = 787;
    private const int SqlitePrimaryKey = 1555;
    private const int SqliteUnique = 2067;
    private const int SqliteFull = 13;

    /// <summary>ENOSPC, the same on Linux and macOS, and EDQUOT of each.</summary>
    private static readonly int[] UnixFull = [28, 122, 69];

    /// <summary>ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL, as results.</summary>
    private static readonly int[] WindowsFull = [unchecked((int)0x80070027), unchecked((int)0x80070070)];

    /// <summary>A row with that key is there already.</summary>
    public static bool IsTaken(this DbUpdateException failure) => failure.InnerException switch
    {
        SqliteException e => e.SqliteExtendedErrorCode is SqlitePrimaryKey or SqliteUnique,
        PostgresException e => e.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => false,
    };

    /// <summary>Somebody else changed, added or removed at the same moment what this write is about: looking again may help.</summary>
    public static bool IsOvertaken(this DbUpdateException failure) => failure is DbUpdateConcurrencyException || failure.IsTaken()
        || failure.InnerException switch
        {
            SqliteException e => e.SqliteExtendedErrorCode == SqliteForeignKey,
            PostgresException e => e.SqlState is PostgresErrorCodes.ForeignKeyViolation
                or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
            _ => false,
        };

    /// <summary>The disk has no room, the data directory's or the database's.</summary>
    public static bool IsFull(this Exception failure) => failure switch
    {
        SqliteException e => e.SqliteErrorCode == SqliteFull,
        PostgresException e => e.SqlState == PostgresErrorCodes.DiskFull,
        IOException e when (OperatingSystem.IsWindows() ? WindowsFull : UnixFull).Contains(e.HResult) => true,
        { InnerException: { } inner } => inner.IsFull(),
        _ => false,
    };
}
