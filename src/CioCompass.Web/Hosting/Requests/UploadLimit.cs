using CioCompass.Core.Text.Json;
using CioCompass.Web.Features.Content.Packages;
using CioCompass.Web.Features.Reports.Travel;
using Microsoft.AspNetCore.Http.Features;

namespace CioCompass.Web.Hosting.Requests;

/// <summary>
/// Keeps files that are too large from being read: the page of an import is shown again and answers 413, or 400 for what is no form. It
/// reads the form before the antiforgery check would, which knows no limit. Comes after authorisation.
/// </summary>
public sealed class UploadLimit(RequestDelegate next)
{
    private static readonly PathString[] Pages = [ImportPage.Path, PackagePage.Path];

    /// <summary>Bytes of a request: the file, and what a form puts around it.</summary>
    private const long LargestRequest = JsonFile.LargestFile + (64 * 1024);

    private static readonly object RefusalKey = new();

    /// <summary>The status that the page answers with instead of reading the form; null where the form could be read.</summary>
    public static int? RefusalOf(HttpContext context) => context.Items[RefusalKey] as int?;

    /// <summary>Whether the request may be larger than any other.</summary>
    public static bool Covers(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.HasFormContentType
        && Pages.Any(p => request.Path.Equals(p, StringComparison.OrdinalIgnoreCase));

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!Covers(request) || await RefusalAsync(context) is not { } status)
        {
            await next(context);
            return;
        }

        // What is left of the body is not worth a connection's time.
        context.Response.Headers.Connection = "close";
        context.Items[RefusalKey] = status;
        request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            // The log names it.
            request.Method = HttpMethods.Post;
        }
    }

    private static async Task<int?> RefusalAsync(HttpContext context)
    {
        if (context.Request.ContentLength > LargestRequest)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LargestRequest;
        }

        using var limited = new LimitedStream(context.Request.Body, LargestRequest);
        context.Request.Body = limited;
        context.Features.Set<IFormFeature>(new FormFeature(context.Request, new FormOptions
        {
            MultipartBodyLengthLimit = LargestRequest,
            BufferBodyLengthLimit = LargestRequest,
            ValueCountLimit = 16,
        }));
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException && !context.RequestAborted.IsCancellationRequested)
        {
            var tooLarge = limited.IsExceeded || e is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge };
            return tooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;
        }
    }
}
