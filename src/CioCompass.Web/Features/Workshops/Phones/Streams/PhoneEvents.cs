using CioCompass.Core.Workshops.Participants;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace CioCompass.Web.Features.Workshops.Phones.Streams;

/// <summary>
/// A stream that tells a phone when to look again, and nothing else. The endpoint finds the phone's room and returns; the stream is held in
/// front of everything that a request passes on its way there, so that ten thousand open streams do not keep it in memory.
/// </summary>
public static class PhoneEvents
{
    /// <summary>Holds the streams that <see cref="AnswerAsync"/> grants. Comes before everything else.</summary>
    public static void UsePhoneStreams(this IApplicationBuilder app)
    {
        var streams = app.ApplicationServices.GetRequiredService<PhoneStreams>();
        app.Use((context, next) =>
            context.Request.Path.StartsWithSegments(PhoneEndpoints.Events) ? HoldAsync(context, next, streams) : next(context));
    }

    /// <summary>Answers 204 to a phone that is in no room, which tells its browser not to come back by itself.</summary>
    public static async Task AnswerAsync(HttpContext context, [FromServices] ParticipantService participants)
    {
        if (await participants.WorkshopOfAsync(PhoneCookie.Token(context), context.RequestAborted) is not { } workshopId)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Features.Set(new Granted(workshopId));
    }

    private static async Task HoldAsync(HttpContext context, RequestDelegate next, PhoneStreams streams)
    {
        await next(context);
        if (context.Features.Get<Granted>() is not { } granted || !HttpMethods.IsGet(context.Request.Method))
        {
            return;
        }

        await context.Response.StartAsync(context.RequestAborted);
        if (context.Features.Get<IServiceProvidersFeature>() is IAsyncDisposable services)
        {
            await services.DisposeAsync();
        }

        await streams.HoldAsync(granted.WorkshopId, context.Response.BodyWriter, context.RequestAborted);
    }

    private sealed record Granted(Guid WorkshopId);
}
