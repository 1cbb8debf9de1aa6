using CioCompass.Core.Workshops;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace CioCompass.Web.Features.Workshops.Phone;

/// <summary>What the phone's script asks for: whether anything changed, and the receipt of a ballot.</summary>
public static class PhoneEndpoints
{
    public const string State = "/join/state";
    public const string Events = "/join/events";

    public static void MapCompassPhones(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(State, StateAsync);
        endpoints.MapPost("/join/ballot", BallotAsync);
        endpoints.MapGet(Events, PhoneEvents.StreamAsync);
    }

    private static async Task<IResult> StateAsync(HttpContext context, [FromServices] ParticipantService participants)
    {
        context.Response.Headers.CacheControl = "no-store";
        var version = await participants.VersionAsync(PhoneCookie.Token(context), context.RequestAborted);
        return version is null ? Answer(BallotOutcome.NotJoined) : Results.Json(new { version });
    }

    private static async Task<IResult> BallotAsync(
        HttpContext context, [FromBody] BallotInput input, [FromServices] IAntiforgery antiforgery,
        [FromServices] PhoneBallots ballots)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Answer(await antiforgery.IsRequestValidAsync(context)
            ? await ballots.CastAsync(PhoneCookie.Token(context), input, context.RequestAborted)
            : BallotOutcome.Invalid);
    }

    private static IResult Answer(BallotOutcome outcome) =>
        Results.Json(new { outcome = outcome.ToString() }, statusCode: PhoneBallots.Status(outcome));
}
