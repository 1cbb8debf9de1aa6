using CioCompass.Core.Data.Postgres;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CioCompass.Core.Workshops.Postgres;

/// <summary>
/// Tells the other processes what changed, by PostgreSQL's NOTIFY. Equal notices that wait for each other are sent once, and those of one
/// moment together.
/// </summary>
public sealed partial class FeedRelay(PostgresServer server, ILogger<FeedRelay> logger)
{
    /// <summary>Between two sendings: a room that votes makes a notice for each group of ballots.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly SemaphoreSlim signal = new(0, 1);
    private HashSet<FeedNotice> waiting = [];

    /// <summary>Names this process in what it sends.</summary>
    internal Guid Self { get; } = Guid.NewGuid();

    /// <summary>Runs until it is cancelled, which ends it without an exception; for a hosted service.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await signal.WaitAsync(cancellationToken);
                await Task.Delay(await TrySendAsync(cancellationToken) ? Pause : AfterFailure, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped; what still waits is told all the same.
            await TrySendAsync(CancellationToken.None);
        }
    }

    internal void Send(FeedNotice notice)
    {
        lock (gate)
        {
            waiting.Add(notice);
        }

        Wake();
    }

    private async Task<bool> TrySendAsync(CancellationToken cancellationToken)
    {
        HashSet<FeedNotice> sending;
        lock (gate)
        {
            (sending, waiting) = (waiting, []);
        }

        if (sending.Count == 0)
        {
            return true;
        }

        try
        {
            await using var connection = new NpgsqlConnection(server.ConnectionString);
            await connection.OpenAsync(cancellationToken);

            // A notice is worth nothing after a power cut, so that its commit need not wait for the disk.
            await using var command = new NpgsqlCommand(
                "SELECT set_config('synchronous_commit', 'off', true), pg_notify($1, notice) FROM unnest($2) AS notice", connection);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = FeedNotice.Channel });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. sending.Select(n => n.Write(Self))] });
            await command.ExecuteNonQueryAsync(cancellationToken);
            return true;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            Log.NotSent(logger, e);
            lock (gate)
            {
                waiting.UnionWith(sending);
            }

            Wake();
            return false;
        }
    }

    private void Wake()
    {
        try
        {
            signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is about to send already.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The other processes could not be told of a change; trying again")]
        public static partial void NotSent(ILogger logger, Exception exception);
    }
}
