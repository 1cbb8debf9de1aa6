using CioCompass.Web.Features.Accounts.SignIns;
using Microsoft.AspNetCore.Antiforgery;

namespace CioCompass.Web.Hosting.Requests;

/// <summary>
/// Refuses a form without a valid token with a plain 400, which the status page then explains, or with a redirect where the form is merely
/// outdated; Blazor's own refusal is an empty page. Comes after the check itself.
/// </summary>
public sealed class ForgedForms(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            await next(context);
            return;
        }

        // The page that explains it must not be refused for the same reason.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        await (await OutdatedForm.AnswerAsync(context)).ExecuteAsync(context);
    }
}
