using CioCompass.Core.Data.Postgres;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CioCompass.Core.Workshops.Postgres;

/// <summary>Tells the other processes which phones this one has heard, by PostgreSQL's NOTIFY: nothing of it is stored.</summary>
public sealed partial class PresenceRelay(PostgresServer server, FeedRelay feed, ILogger<PresenceRelay> logger)
{
    /// <summary>Sends it once: what is lost is said again with the next.</summary>
    internal async Task SendAsync(Guid workshopId, IEnumerable<ulong> phones, CancellationToken cancellationToken)
    {
        var notices = phones.Chunk(PresenceNotice.PhonesAtMost).Select(part => new PresenceNotice(workshopId, part).Write(feed.Self)).ToArray();
        try
        {
            await using var connection = new NpgsqlConnection(server.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT pg_notify($1, notice) FROM unnest($2) AS notice", connection);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = FeedNotice.Channel });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = notices });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            Log.NotSent(logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The other processes could not be told which phones are present")]
        public static partial void NotSent(ILogger logger, Exception exception);
    }
}
