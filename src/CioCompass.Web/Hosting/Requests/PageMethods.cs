using Microsoft.AspNetCore.Diagnostics;

namespace CioCompass.Web.Hosting.Requests;

/// <summary>
/// Runs as GET what Blazor's endpoints, which know GET and POST only, would refuse: HEAD, answered without a body, and the page that
/// explains why a POST or any other method failed, which would be refused itself for want of a form's token. Comes before routing.
/// </summary>
public sealed class PageMethods(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var method = context.Request.Method;
        var (isHead, isErrorPage) = (HttpMethods.IsHead(method), IsErrorPage(context));
        if (!isHead && !isErrorPage)
        {
            await next(context);
            return;
        }

        if (isHead)
        {
            context.Response.Body = Stream.Null;
        }

        if (isErrorPage)
        {
            // Found for the method of the request that failed; routing looks again.
            context.SetEndpoint(null);
        }

        context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            // The server decides by the method whether a body must follow, and the log names it.
            context.Request.Method = method;
        }
    }

    /// <summary>Whether the page is drawn that explains what became of the request.</summary>
    internal static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
}
