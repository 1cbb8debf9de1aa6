using Microsoft.AspNetCore.Http.Features;

namespace CioCompass.Web.Hosting.Requests;

/// <summary>
/// Answers 413 to a request whose body is larger than any form of ours, before anything reads it: whoever posts needs no account, and a body
/// is read before its antiforgery token can be checked. Only the pages of <see cref="UploadLimit"/> take more, with a limit of their own.
/// </summary>
public sealed class BodyLimit(RequestDelegate next)
{
    /// <summary>Bytes of a body; the server's own limit as well.</summary>
    public const long Largest = 64 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        // The page that explains an answer is shown for the request that got it, body and all.
        if (PageMethods.IsErrorPage(context) || UploadLimit.Covers(context.Request) || context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
        {
            await next(context);
            return;
        }

        if (context.Request.ContentLength > Largest)
        {
            Refuse(context);
            return;
        }

        // A body in chunks says its length only by ending. Whoever reads it makes of the exception what he likes: a form's token that is
        // missing, JSON that is none.
        using var body = new LimitedStream(context.Request.Body, Largest);
        context.Request.Body = body;
        await next(context);
        if (body.IsExceeded && !context.Response.HasStarted)
        {
            Refuse(context);
        }
    }

    /// <summary>Refuses the request and closes its connection: the rest of the body is not worth its time.</summary>
    private static void Refuse(HttpContext context)
    {
        context.Response.Headers.Connection = "close";
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
    }
}
