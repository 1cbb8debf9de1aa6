namespace CioCompass.Web.Hosting.Requests;

/// <summary>Tells whether a file was sent whole.</summary>
public static class SentFiles
{
    /// <summary>Whether the reader has got all of it, as far as the server can know; asked once the response is completed.</summary>
    public static bool HasSentWhole(this HttpContext context) =>
        !context.RequestAborted.IsCancellationRequested && context.Response.StatusCode == StatusCodes.Status200OK
        && HttpMethods.IsGet(context.Request.Method);
}
