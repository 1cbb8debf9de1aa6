using System.Data.Common;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Postgres;
using CioCompass.Core.Data.Transactions;
using CioCompass.Core.Operations.Readiness;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Workshops;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CioCompass.Tests.Operations.Readiness;

/// <summary>Whoever holds the write lock for too long, inside or outside the program, makes it not ready.</summary>
public sealed class WriteLockCheckTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private WriteLockCheck Check => database.Get<WriteLockCheck>();

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_transaction_of_the_program_is_noticed_after_a_second_and_not_before_and_not_after_its_end()
    {
        await using var db = database.Open();
        await using (await db.Database.BeginTransactionAsync(Cancel))
        {
            Assert.True(await Check.IsGoodAsync(Cancel));

            database.Clock.Advance(HeldLocks.LongestHeld);
            Assert.False(await Check.IsGoodAsync(Cancel));
        }

        Assert.True(await Check.IsGoodAsync(Cancel));
    }

    [Fact]
    public async Task Somebody_elses_hold_on_the_database_is_noticed_too()
    {
        await using (var other = await HoldAsync())
        {
            // Real time: it is the database that says how long.
            await Patience.UntilAsync(async () => !await Check.IsGoodAsync(Cancel));
        }

        // A server lets go of what a closed connection held a moment later.
        await Patience.UntilAsync(() => Check.IsGoodAsync(Cancel));
    }

    [Fact]
    public async Task A_room_that_votes_does_not_make_the_program_unready()
    {
        await using var room = await WorkshopRoom.OpenAsync(database);
        var tokens = await room.JoinAsync(200);
        var round = await room.OpenRoundAsync();

        var voting = Task.WhenAll(tokens.Select(token => Task.Run(() => room.VoteAsync(token, round, BallotValue.Level(2)), Cancel)));
        do
        {
            Assert.True(await Check.IsGoodAsync(Cancel));
        }
        while (!voting.IsCompleted);

        await voting;
    }

    /// <summary>As a tool does that somebody has opened the file with, or another process on the same server.</summary>
    private async Task<DbConnection> HoldAsync()
    {
        DbConnection connection = database.Postgres is { } server
            ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString())
            : new SqliteConnection(new SqliteConnectionStringBuilder(CompassDatabase.ConnectionString(database.Data.Database)) { Pooling = false }.ToString());
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = database.Postgres is null ? "BEGIN IMMEDIATE" : $"BEGIN; SELECT pg_advisory_xact_lock({WriteLocks.Class})";
        await command.ExecuteNonQueryAsync(Cancel);
        return connection;
    }
}
