using CioCompass.Core.Data.Postgres;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Presence;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CioCompass.Core.Workshops.Postgres;

/// <summary>Hears what other processes changed and tells the screens of this one.</summary>
public sealed partial class FeedListener(
    PostgresServer server, FeedRelay relay, WorkshopFeed feed, HeardChanges changes, PresentPhones present, RoundTimer timer, ILogger<FeedListener> logger)
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    /// <summary>Runs until it is cancelled, which ends it without an exception; for a hosted service.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Log.Lost(logger, e);
                await Task.Delay(AfterFailure, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await server.OpenAsync(cancellationToken);
        connection.Notification += (_, told) => Hear(told.Payload);
        await using (var command = new NpgsqlCommand($"LISTEN {FeedNotice.Channel}", connection))
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        try
        {
            // Nobody keeps what was said while nobody listened.
            changes.Begin();
            feed.ReadAgain();
            timer.Wake();
            while (true)
            {
                await connection.WaitAsync(cancellationToken);
            }
        }
        finally
        {
            changes.End();
        }
    }

    private void Hear(string payload)
    {
        if (PresenceNotice.Read(payload, relay.Self) is { } here)
        {
            present.HearElsewhere(here.WorkshopId, here.Phones);
            return;
        }

        if (FeedNotice.Read(payload, relay.Self) is not { } notice)
        {
            return;
        }

        feed.Tell(notice.WorkshopId, notice.Kind, notice.RoundId);
        if (notice.Kind is WorkshopChangeKind.RoundOpened or WorkshopChangeKind.TimerChanged)
        {
            // Should the process that set the timer end, this one closes the round in time.
            timer.Wake();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The changes of other processes are not heard; connecting again")]
        public static partial void Lost(ILogger logger, Exception exception);
    }
}
