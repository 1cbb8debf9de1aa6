using Microsoft.Data.Sqlite;

namespace CioCompass.Core.Operations;

/// <summary>
/// A copy outlives the round that was open when it was made, and with it the round's secret: so a copy never has an open round. It is
/// closed there as the facilitator closes it, its ballots kept under new random ids and without their keys; the original is untouched.
/// </summary>
internal static class OpenRoundsInCopy
{
    private const string Close = """
        INSERT INTO "Ballots" ("Id", "RoundId", "Choice", "Number", "Confidence")
        SELECT upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6))),
               "RoundId", "Choice", "Number", "Confidence"
        FROM "OpenBallots" WHERE "RoundId" IN (SELECT "Id" FROM "Rounds" WHERE "Status" = 'Open') ORDER BY random();
        UPDATE "Workshops" SET "Version" = upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6)))
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
        if (Scalar(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'RoundSecrets'") == 0
            || Scalar(connection, """SELECT (SELECT count(*) FROM "RoundSecrets") + (SELECT count(*) FROM "OpenBallots")""") == 0)
        {
            return;
        }

        using (var transaction = connection.BeginTransaction())
        {
            Execute(connection, Close, transaction);
            transaction.Commit();
        }

        // Rewrites the file, so that no unused part of a page keeps what has been deleted.
        Execute(connection, "VACUUM");
    }

    private static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
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
