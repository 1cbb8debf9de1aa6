using System.Security.Claims;
using System.Text.Json;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Web.Features.Workshops.Phones.Rooms;
using CioCompass.Web.Features.Workshops.Phones.Streams;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using HttpResults = Microsoft.AspNetCore.Http.Results;

namespace CioCompass.Web.Features.Workshops.Phones;

/// <summary>The room's page and its forms, and the endpoints of its script: whether anything changed, and the receipt of a ballot.</summary>
public static class PhoneEndpoints
{
    public const string State = "/join/state";
    public const string Events = "/join/events";
    public const string Ballot = "/join/ballot";

    /// <summary>Whether the address is one that only the script asks for, which shows nobody a page.</summary>
    public static bool IsScripts(string? path) => path is State or Events or Ballot;

    public static void MapCompassPhones(this IEndpointRouteBuilder endpoints)
    {
        // Past sign-in, which has no say here and would cost more than the page.
        endpoints.MapGet(RoomPage.Address, (HttpContext context, [FromServices] RoomPage page) => page.AnswerAsync(context)).ShortCircuit();
        endpoints.MapPost(RoomPage.Address, PhoneForms.ReceiveAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
        endpoints.MapGet(State, StateAsync);
        endpoints.MapPost(Ballot, BallotAsync);
        endpoints.MapGet(Events, PhoneEvents.AnswerAsync);
    }

    /// <summary>
    /// Phones take part without an account: the token of their forms belongs to the browser alone (its cookie), so that a form holds good when
    /// somebody signs in or out in another tab. Comes before the check of tokens.
    /// </summary>
    public static void UsePhonesWithoutAccount(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments(JoinPage.Address))
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
        }

        return next(context);
    });

    private static async Task<IResult> StateAsync(HttpContext context, [FromServices] ParticipantService participants)
    {
        context.Response.Headers.CacheControl = "no-store";
        var version = await participants.VersionAsync(PhoneCookie.Token(context), context.RequestAborted);

        // Not 404: a browser counts that as an error of the page, and a room that is over is none.
        return version is null ? HttpResults.NoContent() : HttpResults.Json(new { version });
    }

    /// <summary>Takes a ballot. Nothing of the body is read before the token, which is in a header, has been found valid.</summary>
    private static async Task<IResult> BallotAsync(HttpContext context, [FromServices] IAntiforgery antiforgery, [FromServices] PhoneBallots ballots)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Answer(context.Request.HasJsonContentType() && await antiforgery.IsRequestValidAsync(context)
            ? await ballots.CastAsync(PhoneCookie.Token(context), await ReadAsync(context), context.RequestAborted)
            : BallotOutcome.Invalid);
    }

    /// <returns>Null for what is no ballot.</returns>
    private static async Task<BallotInput?> ReadAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFromJsonAsync<BallotInput>(context.RequestAborted);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            return null;
        }
    }

    private static IResult Answer(BallotOutcome outcome) =>
        HttpResults.Json(new { outcome = outcome.ToString() }, statusCode: PhoneBallots.Status(outcome));
}
