using Microsoft.Data.Sqlite;

namespace CioCompass.Core.Backups;

/// <summary>
/// A copy outlives the round that was open when it was made, and with it the round's secret: so a copy never has an open round. It is
/// closed there as the facilitator closes it, its ballots counted and their keys gone; the original is untouched.
/// </summary>
internal static class OpenRoundsInCopy
{
    private const string RandomId =
        "upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6)))";

    private const string CountConfidence = """
        INSERT INTO "ConfidenceCounts" ("RoundId", "Least", "Most", "Count")
        SELECT "RoundId", "Confidence", "Confidence", count(*)
        FROM "OpenBallots"
        WHERE "Confidence" IS NOT NULL AND "RoundId" IN (SELECT "Id" FROM "Rounds" WHERE "Status" = 'Open') GROUP BY "RoundId", "Confidence";
        """;

    private const string CountBallots = $"""
        INSERT INTO "BallotCounts" ("Id", "RoundId", "Choice", "Number", "Count")
        SELECT {RandomId},
               "RoundId", "Choice", "Number", count(*)
        FROM "OpenBallots" WHERE "RoundId" IN (SELECT "Id" FROM "Rounds" WHERE "Status" = 'Open') GROUP BY "RoundId", "Choice", "Number" ORDER BY random();
        """;

    /// <summary>Statement for the copy of an earlier version, which keeps ballots one by one; its migration counts them.</summary>
    private const string KeepBallots = $"""
        INSERT INTO "Ballots" ("Id", "RoundId", "Choice", "Number")
        SELECT {RandomId},
               "RoundId", "Choice", "Number"
        FROM "OpenBallots" WHERE "RoundId" IN (SELECT "Id" FROM "Rounds" WHERE "Status" = 'Open') ORDER BY random();
        """;

    private const string Close = $"""
        UPDATE "Workshops" SET "Version" = {RandomId}
        WHERE "Id" IN (SELECT "WorkshopId" FROM "Rounds" WHERE "Status" = 'Open');
        UPDATE "Rounds" SET "Status" = 'Closed', "TimerEndsAt" = NULL, "ClosedAt" = strftime('%Y-%m-%d %H:%M:%f', 'now') WHERE "Status" = 'Open';
        DELETE FROM "OpenBallots";
        DELETE FROM "RoundSecrets";
        """;

    public static void CloseIn(string copy)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = copy, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();

        // One from before there were workshops has no such table.
        if (!Has(connection, "RoundSecrets")
            || Scalar(connection, """SELECT (SELECT count(*) FROM "RoundSecrets") + (SELECT count(*) FROM "OpenBallots")""") == 0)
        {
            return;
        }

        using (var transaction = connection.BeginTransaction())
        {
            // The copy of an earlier version, from before its migration, has no such table; how sure they were is not in it then.
            if (Has(connection, "ConfidenceCounts", transaction))
            {
                Execute(connection, CountConfidence, transaction);
            }

            Execute(connection, Has(connection, "BallotCounts", transaction) ? CountBallots : KeepBallots, transaction);
            Execute(connection, Close, transaction);
            transaction.Commit();
        }

        // Rewrites the file, so that no unused part of a page keeps what has been deleted.
        Execute(connection, "VACUUM");
    }

    private static bool Has(SqliteConnection connection, string table, SqliteTransaction? transaction = null) =>
        Scalar(connection, $"SELECT count(*) FROM sqlite_master WHERE name = '{table}'", transaction) > 0;

    private static long Scalar(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }
}
