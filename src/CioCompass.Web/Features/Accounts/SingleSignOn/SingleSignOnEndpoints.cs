using CioCompass.Core.Configuration;
using CioCompass.Web.Features.Accounts.SignIns;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CioCompass.Web.Features.Accounts.SingleSignOn;

/// <summary>Begins a single sign-on. The way back is the authentication handler's.</summary>
public static partial class SingleSignOnEndpoints
{
    public static void MapSingleSignOn(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetRequiredService<IOptions<CompassOptions>>().Value.OpenIdConnect.IsOn)
        {
            endpoints.MapPost(SingleSignOnAddresses.Start, StartAsync);
        }
    }

    private static async Task<IResult> StartAsync(
        HttpContext context, [FromServices] IAntiforgery antiforgery, [FromServices] LeavingAddress leaving,
        [FromServices] ILogger<SingleSignOnEvents> logger)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return await OutdatedForm.AnswerAsync(context);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var properties = new AuthenticationProperties { RedirectUri = ReturnAddress.Local(form["returnUrl"]) };
        if (form.ContainsKey("link") && CompassClaims.ActorOf(context.User) is { } actor)
        {
            properties.Items[SingleSignOnEvents.LinkTo] = actor.UserId.ToString();
        }

        try
        {
            await context.ChallengeAsync(SingleSignOnServices.Scheme, properties);
        }
        catch (Exception e) when ((SingleSignOnEvents.IsUnreachable(e) || e is OpenIdConnectProtocolException) && !context.RequestAborted.IsCancellationRequested)
        {
            Log.Unreachable(logger, e);
            return Results.LocalRedirect(SingleSignOnFailures.Address(SingleSignOnFailure.Unreachable));
        }

        return leaving.InsteadOfRedirect(context);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The sign-on provider cannot be reached")]
        public static partial void Unreachable(ILogger logger, Exception exception);
    }
}
