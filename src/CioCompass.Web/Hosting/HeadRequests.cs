namespace CioCompass.Web.Hosting;

/// <summary>
/// Answers HEAD as GET without its body. Blazor's endpoints take GET and POST only, and would say 405 to link checkers and monitors.
/// Comes before routing.
/// </summary>
public sealed class HeadRequests(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        context.Request.Method = HttpMethods.Get;
        context.Response.Body = Stream.Null;
        try
        {
            await next(context);
        }
        finally
        {
            // The server decides by the method whether a body must follow.
            context.Request.Method = HttpMethods.Head;
        }
    }
}
