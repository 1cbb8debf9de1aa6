using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Participants;
using Microsoft.AspNetCore.Mvc;

namespace CioCompass.Web.Features.Workshops.Phones;

/// <summary>
/// A stream that tells a phone when to look again, and nothing else. It beats, so that the phone notices within seconds when the network
/// has gone without a word, which a connection alone does not tell.
/// </summary>
public static class PhoneEvents
{
    /// <summary>The script takes a stream that is silent for half as long again as lost.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(4);

    private const string Beat = "event: beat\ndata:\n\n";

    public static async Task StreamAsync(
        HttpContext context, [FromServices] ParticipantService participants, [FromServices] WorkshopFeed feed,
        [FromServices] IHostApplicationLifetime lifetime, [FromServices] WorkshopMetrics metrics, [FromServices] TimeProvider clock)
    {
        if (await participants.WorkshopOfAsync(PhoneCookie.Token(context), context.RequestAborted) is not { } workshopId)
        {
            // 204 tells the browser not to come back by itself.
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        using var connected = metrics.PhoneConnected();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        await using var changes = feed.SubscribeAsync(workshopId, withCounts: false, stop.Token).GetAsyncEnumerator(stop.Token);
        var next = changes.MoveNextAsync().AsTask();
        try
        {
            await WriteAsync("retry: 2000\n\n");
            var beat = Task.Delay(Heartbeat, clock, stop.Token);
            while (!stop.IsCancellationRequested)
            {
                if (await Task.WhenAny(next, beat) == beat)
                {
                    await beat;
                    await WriteAsync(Beat);
                    beat = Task.Delay(Heartbeat, clock, stop.Token);
                    continue;
                }

                if (!await next)
                {
                    break;
                }

                // An agreement is saved as it is typed, and nothing of it is on a phone.
                if (changes.Current.Kind != WorkshopChangeKind.AnswerAgreed)
                {
                    await WriteAsync(changes.Current.Kind == WorkshopChangeKind.Subscribed ? "event: hello\ndata:\n\n" : "event: change\ndata:\n\n");
                }

                next = changes.MoveNextAsync().AsTask();
            }
        }
        catch (OperationCanceledException)
        {
            // The phone went away or the program stops.
        }
        finally
        {
            // The enumerator may only be disposed when nothing is being read from it.
            await stop.CancelAsync();
            await next;
        }

        async Task WriteAsync(string text)
        {
            await context.Response.WriteAsync(text, stop.Token);
            await context.Response.Body.FlushAsync(stop.Token);
        }
    }
}
