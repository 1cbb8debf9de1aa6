using Microsoft.AspNetCore.Antiforgery;

namespace CioCompass.Web.Hosting;

/// <summary>
/// Refuses a form without a valid token with a plain 400, which the status page then explains; Blazor's own refusal is an empty page.
/// Comes after the check itself.
/// </summary>
public sealed class ForgedForms(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(context);
        }

        // The page that explains it must not be refused for the same reason.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
