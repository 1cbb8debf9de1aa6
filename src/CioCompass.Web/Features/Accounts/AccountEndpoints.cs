using CioCompass.Core.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CioCompass.Web.Features.Accounts;

public static class AccountEndpoints
{
    public static void MapCompassAccounts(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/account/sign-out", async ([FromServices] SignInManager<CompassUser> signIn, [FromForm] string? returnUrl) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect("~/");
        });
}
