using System.Globalization;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Content;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Data.Postgres;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CioCompass.Core.Operations.Postgres;

/// <summary>
/// Brings a database on a server to the state that this version needs. Several processes may start at once: one after the other does it,
/// and those that come later find it done. Backups are the server's own.
/// </summary>
/// <param name="protection">Null in a command, which has no cookies to sign.</param>
internal sealed partial class PostgresStartup(
    IDbContextFactory<CompassDbContext> contexts, PostgresServer server, ContentLoader content, TimeProvider clock,
    ILogger<PostgresStartup> logger, IDataProtectionProvider? protection = null) : IDatabaseStartup
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private const string OthersTables = """
        SELECT COUNT(*)::int AS "Value" FROM information_schema.tables
        WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND table_name <> '__EFMigrationsHistory'
        """;

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var starting = await ReachAsync(cancellationToken);
        try
        {
            await WaitForOthersAsync(starting, cancellationToken);
            await MigrateAsync(cancellationToken);
            await content.LoadAsync(cancellationToken);
            await CloseRoundsWithoutSecretAsync(cancellationToken);

            // Makes the first key now: two processes that each made one would not know each other's cookies.
            protection?.CreateProtector(nameof(PostgresStartup)).Protect([]);
        }
        catch (Exception e) when (e is NpgsqlException || (e as DbUpdateException)?.InnerException is NpgsqlException)
        {
            throw new StartupException($"The database {server.Name} cannot be used: {(e.InnerException ?? e).Message}", e);
        }
    }

    public async Task RequireAsync(CancellationToken cancellationToken)
    {
        await (await ReachAsync(cancellationToken)).DisposeAsync();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await RefuseLaterVersionAsync(db, cancellationToken);
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            throw new StartupException($"The database {server.Name} is not prepared yet. Start the program once first, without a command.");
        }
    }

    private async Task<NpgsqlConnection> ReachAsync(CancellationToken cancellationToken)
    {
        var startedAt = clock.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await server.OpenAsync(cancellationToken);
            }
            catch (NpgsqlException e) when (IsNotThereYet(e) && clock.GetElapsedTime(startedAt) < server.StartsWithin)
            {
                if (attempt == 1)
                {
                    Log.Waiting(logger, server.Name, e.Message);
                }

                await Task.Delay(Pause, clock, cancellationToken);
            }
            catch (NpgsqlException e)
            {
                throw new StartupException(
                    $"The database {server.Name} cannot be reached: {e.Message} Look at ConnectionStrings__CioCompass, and whether the server runs.", e);
            }
        }
    }

    /// <summary>A wrong password or a database that does not exist will not mend itself.</summary>
    private static bool IsNotThereYet(NpgsqlException e) =>
        e is not PostgresException || e.SqlState is PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections;

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await RefuseLaterVersionAsync(db, cancellationToken) == 0 && await db.Database.SqlQueryRaw<int>(OthersTables).SingleAsync(cancellationToken) > 0)
        {
            throw new StartupException($"The database {server.Name} holds tables of another program. It has not been touched. Give CIO Compass one of its own.");
        }

        var due = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
        if (due > 0)
        {
            db.Database.SetCommandTimeout(DatabaseStartup.MigrationTimeout);
            await db.Database.MigrateAsync(cancellationToken);
            Log.Migrated(logger, due);
        }
    }

    /// <summary>Waits until other processes have started; the lock lasts as long as the connection.</summary>
    private async Task WaitForOthersAsync(NpgsqlConnection starting, CancellationToken cancellationToken)
    {
        var wait = ((long)server.StartsWithin.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

        // The server ends the wait; the driver's own limit for a command is shorter, and says less.
        await using var command = new NpgsqlCommand($"SET lock_timeout = {wait}; SELECT pg_advisory_lock(4849739)", starting) { CommandTimeout = 0 };
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new StartupException(
                $"Another process of CIO Compass is starting on the database {server.Name} and was not ready within "
                + $"{server.StartsWithin.TotalSeconds:F0} seconds. Look at its log; stop it if it hangs, and start this one again.", e);
        }
    }

    /// <returns>How many migrations the database has.</returns>
    private async Task<int> RefuseLaterVersionAsync(CompassDbContext db, CancellationToken cancellationToken)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        return applied.Except(db.Database.GetMigrations()).Any()
            ? throw new StartupException(
                $"The database {server.Name} was written by a later version of CIO Compass. It has not been touched. Start that version.")
            : applied.Count;
    }

    /// <summary>
    /// A dump leaves out what ties ballots to phones, so that a round that was open in it can take none: it is closed, to be voted on again.
    /// </summary>
    private async Task CloseRoundsWithoutSecretAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var rounds = await db.Rounds.Include(r => r.Workshop)
            .Where(r => r.Status == RoundStatus.Open && !db.RoundSecrets.Any(s => s.RoundId == r.Id))
            .ToListAsync(cancellationToken);
        foreach (var round in rounds)
        {
            round.Close(clock.GetUtcNow().UtcDateTime);
            round.Workshop.Touch();
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Waiting for the database {Name}: {Reason}")]
        public static partial void Waiting(ILogger logger, string name, string reason);

        [LoggerMessage(LogLevel.Information, "Applied {Count} migrations")]
        public static partial void Migrated(ILogger logger, int count);
    }
}
