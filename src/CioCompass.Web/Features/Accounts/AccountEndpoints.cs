using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.SignIns;
using CioCompass.Core.Auditing;
using CioCompass.Web.Features.Accounts.SignIns;
using CioCompass.Web.Features.Accounts.SingleSignOn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CioCompass.Web.Features.Accounts;

/// <summary>Endpoints of the account beside its pages: signing out, and the options a browser asks for before it uses a passkey.</summary>
public static class AccountEndpoints
{
    public static void MapCompassAccounts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/account/sign-out", SignOutAsync);
        endpoints.MapPost("/account/passkeys/request", RequestOptionsAsync);
        endpoints.MapPost("/account/passkeys/create", CreationOptionsAsync).RequireAuthorization();
    }

    /// <summary>A new security stamp ends the account's other sign-ins and open pages too: a copied cookie is worth nothing afterwards.</summary>
    private static async Task<IResult> SignOutAsync(
        HttpContext context, [FromServices] IAntiforgery antiforgery, [FromServices] SignInManager<CompassUser> signIn, [FromServices] AuditLog audit,
        [FromServices] ProviderSignOut provider, [FromServices] EndedSignIns ended, [FromServices] TimeProvider clock)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return await OutdatedForm.AnswerAsync(context);
        }

        if (await signIn.UserManager.GetUserAsync(context.User) is { } user)
        {
            var at = clock.GetUtcNow();
            await signIn.UserManager.UpdateSecurityStampAsync(user);
            ended.End(user.Id, at);
            await audit.WriteAsync(AuditAction.SignedOut, user.Id, user.DisplayName, user.Id, "", context.RequestAborted);
        }

        var session = (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties;
        await signIn.SignOutAsync();
        return await provider.BeginAsync(context, session) ?? TypedResults.LocalRedirect("~/");
    }

    private static async Task<IResult> RequestOptionsAsync(
        HttpContext context, [FromServices] IAntiforgery antiforgery, [FromServices] SignInManager<CompassUser> signIn) =>
        await antiforgery.IsRequestValidAsync(context)
            ? Results.Content(await signIn.MakePasskeyRequestOptionsAsync(user: null), "application/json")
            : Results.BadRequest();

    private static async Task<IResult> CreationOptionsAsync(
        HttpContext context, [FromServices] IAntiforgery antiforgery, [FromServices] SignInManager<CompassUser> signIn)
    {
        if (!await antiforgery.IsRequestValidAsync(context) || await signIn.UserManager.GetUserAsync(context.User) is not { } user)
        {
            return Results.BadRequest();
        }

        var options = await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
        {
            Id = user.Id.ToString(),
            Name = user.Email ?? "",
            DisplayName = user.DisplayName,
        });
        return Results.Content(options, "application/json");
    }
}
