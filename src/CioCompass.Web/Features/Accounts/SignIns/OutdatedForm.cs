using System.Security.Claims;
using CioCompass.Core.Accounts.Onboarding;
using CioCompass.Core.Configuration;
using CioCompass.Web.Features.Accounts.Onboarding;
using CioCompass.Web.Features.Accounts.SingleSignOn;
using CioCompass.Web.Hosting.Requests;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Features.Accounts.SignIns;

/// <summary>
/// Answers a form whose token is not good. Most often its page was opened before the reader signed in or out in another tab: the token
/// names who the reader was then. Such a form is never carried out; but a reader whose wish is fulfilled already is sent on, and any other is told
/// why, instead of being called a forger.
/// </summary>
public static class OutdatedForm
{
    private const string SignIn = "/account/sign-in";
    private const string SignOut = "/account/sign-out";
    private const string SetUp = "/setup";
    private const string Invitation = "/account/invitation";

    private static readonly object PageKey = new();

    /// <summary>
    /// Address at which the form's page is to be opened again; null for any other failure than an outdated form. Read by the page that explains it,
    /// which runs later in the same request.
    /// </summary>
    public static string? PageOf(HttpContext context) => context.Items[PageKey] as string;

    /// <returns>
    /// A redirect, or 400 without a text. A form that another site's page has sent is a forgery, and gets the latter without an
    /// explanation.
    /// </returns>
    public static async Task<IResult> AnswerAsync(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<CompassOptions>>().Value;
        if (!ForeignRequests.IsFromOwnPage(context.Request, options))
        {
            return Results.BadRequest();
        }

        if (await FulfilledAsync(context) is { } address)
        {
            return Results.LocalRedirect("~" + address);
        }

        var path = context.Request.Path;
        context.Items[PageKey] = path == SignOut || path == SingleSignOnAddresses.Start ? "/" : path + context.Request.QueryString;
        return Results.BadRequest();
    }

    /// <returns>Where the form would have led, if what it is for has happened already; else null.</returns>
    private static async Task<string?> FulfilledAsync(HttpContext context)
    {
        var path = context.Request.Path;
        var user = context.User.Identity?.IsAuthenticated == true ? context.User : null;
        if (path == SignOut)
        {
            return user is null ? "/" : null;
        }

        if (user is null)
        {
            return null;
        }

        if (path == SignIn)
        {
            // Somebody else's address is no wish to go on as the one who is signed in.
            var email = (await FormOf(context))["Input.Email"].ToString().Trim();
            return email.Length == 0 || string.Equals(email, user.FindFirstValue(ClaimTypes.Email), StringComparison.OrdinalIgnoreCase)
                ? ReturnAddress.Local(context.Request.Query["returnUrl"])
                : null;
        }

        if (path == SingleSignOnAddresses.Start)
        {
            var form = await FormOf(context);
            return form.ContainsKey("link") ? null : ReturnAddress.Local(form["returnUrl"]);
        }

        if (path == SetUp)
        {
            return "/admin/organisations";
        }

        return path == Invitation && await IsUsedAsync(context) ? "/assessments" : null;
    }

    private static async Task<IFormCollection> FormOf(HttpContext context) =>
        context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;

    private static async Task<bool> IsUsedAsync(HttpContext context) =>
        await context.RequestServices.GetRequiredService<Invitations>()
            .FindAsync(context.Request.Query["token"], context.RequestAborted) is null;
}
