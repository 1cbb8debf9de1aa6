using CioCompass.Core.Workshops;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace CioCompass.Web.Features.Workshops.Phone;

/// <summary>What the phone's script asks for: the current state, a ballot's receipt, and a stream that says when to look again.</summary>
public static class PhoneEndpoints
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static void MapCompassPhones(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/join/state", StateAsync);
        endpoints.MapPost("/join/ballot", BallotAsync);
        endpoints.MapGet("/join/events", EventsAsync);
    }

    private static async Task<IResult> StateAsync(HttpContext context, [FromServices] ParticipantService participants)
    {
        context.Response.Headers.CacheControl = "no-store";
        var view = await participants.ViewAsync(PhoneCookie.Token(context), context.RequestAborted);
        return view is null ? Answer(BallotOutcome.NotJoined) : Results.Json(new { view.Version });
    }

    private static async Task<IResult> BallotAsync(
        HttpContext context, [FromBody] BallotInput input, [FromServices] IAntiforgery antiforgery,
        [FromServices] ParticipantService participants, [FromServices] BallotBox box)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Answer(BallotOutcome.Invalid);
        }

        var token = PhoneCookie.Token(context);
        var view = await participants.ViewAsync(token, context.RequestAborted);
        return Answer(view is null
            ? BallotOutcome.NotJoined
            : await PhoneBallots.CastAsync(box, view.Round, token, input, context.RequestAborted));
    }

    private static IResult Answer(BallotOutcome outcome) =>
        Results.Json(new { Outcome = outcome.ToString() }, statusCode: PhoneBallots.Status(outcome));

    private static async Task EventsAsync(
        HttpContext context, [FromServices] ParticipantService participants, [FromServices] WorkshopFeed feed,
        [FromServices] IHostApplicationLifetime lifetime, [FromServices] TimeProvider clock)
    {
        if (await participants.WorkshopOfAsync(PhoneCookie.Token(context), context.RequestAborted) is not { } workshopId)
        {
            await Answer(BallotOutcome.NotJoined).ExecuteAsync(context);
            return;
        }

        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        await using var changes = feed.SubscribeAsync(workshopId, withCounts: false, stop.Token).GetAsyncEnumerator(stop.Token);
        var next = changes.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                await Task.WhenAny(next, Task.Delay(Heartbeat, clock, stop.Token));
                var changed = next.IsCompleted;
                if (stop.IsCancellationRequested || (changed && !await next))
                {
                    break;
                }

                await context.Response.WriteAsync(changed ? "data: changed\n\n" : ": still here\n\n", stop.Token);
                await context.Response.Body.FlushAsync(stop.Token);
                next = changed ? changes.MoveNextAsync().AsTask() : next;
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
    }
}
