using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Postgres;
using CioCompass.Core.Data.Transactions;
using CioCompass.Tests.Support;
using CioCompass.TestSupport.Postgres;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CioCompass.Tests.Data.Postgres;

/// <summary>How many connections a process uses, who waits for one, and what becomes of those that the server closes.</summary>
public sealed class ConnectionsTests : IAsyncLifetime
{
    /// <summary>Of which the pages have three, and their brief readings one.</summary>
    private const int PoolSize = 6;

    private const int Connections = 3;

    private TestDatabase database = null!;
    private PostgresServer server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(TestPostgres.Missing is null, TestPostgres.Missing ?? "");
        database = await TestDatabase.OnPostgresAsync();
        server = PostgresServer.From($"{database.Postgres};Maximum Pool Size={PoolSize}");
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            TestPostgres.ReleaseDatabase(server.ConnectionString);
            await database.DisposeAsync();
        }
    }

    [Fact]
    public void Three_processes_fit_the_servers_default_of_100_connections()
    {
        const int ForOthersThanTheSuperuser = 97;
        const int ListensAndStarts = 2;

        Assert.Equal(PostgresServer.DefaultPoolSize, PoolSizeOf("Host=db.example.org;Database=ciocompass"));
        Assert.True(3 * (PostgresServer.DefaultPoolSize + ListensAndStarts) <= ForOthersThanTheSuperuser);
        Assert.Equal(80, PoolSizeOf("Host=db.example.org;Database=ciocompass;Maximum Pool Size=80"));
        Assert.Equal(80, PoolSizeOf("Host=db.example.org;Database=ciocompass;MaxPoolSize=80"));
        Assert.Equal(100, PoolSizeOf("Host=db.example.org;Database=ciocompass;Maximum Pool Size=100"));

        static int PoolSizeOf(string configured) => new NpgsqlConnectionStringBuilder(PostgresServer.From(configured).ConnectionString).MaxPoolSize;
    }

    [Fact]
    public async Task A_burst_is_answered_by_the_connections_that_there_are_and_what_is_too_much_hears_so_at_once()
    {
        var busy = new List<CompassDbContext>();
        for (var n = 0; n < Connections; n++)
        {
            busy.Add(await OpenAsync());
        }

        var waiting = Enumerable.Range(0, ConnectionGate.WaitingAtMost).Select(_ => CountAsync()).ToList();
        await Assert.ThrowsAsync<DatabaseBusyException>(CountAsync);

        // A group of ballots may always wait.
        await using var ballots = Context();
        var group = ballots.BeginAsync(WriteLock.Workshop(Guid.NewGuid()), Cancel);
        Assert.False(group.IsCompleted);

        foreach (var db in busy)
        {
            await db.DisposeAsync();
        }

        await Task.WhenAll(waiting);
        await (await group).DisposeAsync();
    }

    /// <summary>Whoever holds the lock that all others wait for reads the shared content too.</summary>
    [Fact]
    public async Task A_brief_reading_does_not_wait_behind_those_who_have_all_connections()
    {
        var busy = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => OpenAsync()));
        var line = Enumerable.Range(0, ConnectionGate.WaitingAtMost - 1).Select(_ => CountAsync()).ToList();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            await using var brief = Context();
            brief.IsBrief = true;
            await brief.QuestionSets.CountAsync(Cancel);
        }));
        var waiting = CountAsync();
        Assert.False(waiting.IsCompleted);

        await busy[0].DisposeAsync();
        await waiting;
        await Task.WhenAll(line);
        foreach (var db in busy)
        {
            await db.DisposeAsync();
        }
    }

    [Fact]
    public async Task Who_goes_away_while_waiting_leaves_the_line()
    {
        var busy = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => OpenAsync()));
        using var gone = new CancellationTokenSource();
        await using var db = Context();
        var waiting = db.Organisations.CountAsync(gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        foreach (var one in busy)
        {
            await one.DisposeAsync();
        }

        await AllCanBeUsedAtOnceAsync();
    }

    [Fact]
    public async Task Connections_that_the_server_closes_while_they_are_used_or_idle_are_not_missed_and_no_reader_notices()
    {
        for (var time = 0; time < 3 * Connections; time++)
        {
            var busy = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => OpenAsync()));
            await CloseAllAsync();
            foreach (var db in busy)
            {
                await db.DisposeAsync();
            }
        }

        await AllCanBeUsedAtOnceAsync();
        await CloseAllAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CountAsync()));
    }

    [Fact]
    public async Task A_save_that_finds_its_connection_closed_is_made_once_and_a_callers_transaction_fails_as_a_whole()
    {
        await AllCanBeUsedAtOnceAsync();
        await CloseAllAsync();
        await using (var db = Context())
        {
            db.Organisations.Add(new Organisation("Saved", DateTime.UnixEpoch));
            await db.SaveChangesAsync(Cancel);
        }

        await using (var db = Context())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            db.Organisations.Add(new Organisation("Half", DateTime.UnixEpoch));
            await db.SaveChangesAsync(Cancel);
            await CloseAllAsync();
            Assert.True(TransientErrors.Is(await Assert.ThrowsAnyAsync<Exception>(() => db.Organisations.CountAsync(Cancel))));
        }

        await using var after = Context();
        Assert.Equal(1, await after.Organisations.CountAsync(o => o.Name == "Saved", Cancel));
        Assert.False(await after.Organisations.AnyAsync(o => o.Name == "Half", Cancel));
    }

    private PostgresCompassDbContext Context()
    {
        var options = new DbContextOptionsBuilder<PostgresCompassDbContext>();
        server.Configure(options);
        options.UseApplicationServiceProvider(database.Get<IServiceProvider>());
        return new PostgresCompassDbContext(options.Options);
    }

    private async Task<CompassDbContext> OpenAsync()
    {
        var db = Context();
        await db.Database.OpenConnectionAsync(Cancel);
        return db;
    }

    private async Task CountAsync()
    {
        await using var db = Context();
        await db.Organisations.CountAsync(Cancel);
    }

    private async Task AllCanBeUsedAtOnceAsync()
    {
        foreach (var db in await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => OpenAsync())))
        {
            await db.DisposeAsync();
        }
    }

    private async Task CloseAllAsync()
    {
        await using var administration = new NpgsqlConnection(database.Postgres + ";Pooling=false");
        await administration.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", administration);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
