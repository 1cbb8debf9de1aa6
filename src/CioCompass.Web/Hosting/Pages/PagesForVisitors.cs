using System.Globalization;
using CioCompass.Web.Hosting.Preferences;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CioCompass.Web.Hosting.Pages;

/// <summary>
/// Answers visitors with public pages: without a cookie and without a token, so that a browser may keep them and their length tells nothing when
/// they are compressed. Whoever is signed in, or has a cookie that is not known to say nothing about a person, is answered by the page itself, which
/// nobody keeps and nothing compresses. Comes after routing and before everything that asks who the reader is.
/// </summary>
public sealed class PagesForVisitors(RequestDelegate next, PublicPages pages, CookieNames cookies)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is not { } kind || !Visitors.IsVisit(context))
        {
            await next(context);
            return;
        }

        if (!kind.IsWritten(context.Request))
        {
            if (await MakeAsync(context) is { } own)
            {
                SetHeaders(context.Response);
                context.Response.ContentLength = own.Length;
                await context.Response.Body.WriteAsync(own, context.RequestAborted);
            }

            return;
        }

        var key = (context.Request.Path, context.Request.QueryString, CultureInfo.CurrentCulture.Name, CultureInfo.CurrentUICulture.Name, Appearance.Of(context));
        var page = pages.Find(key);
        if (page is null)
        {
            var version = pages.ContentVersion;
            if (await MakeAsync(context) is not { } html)
            {
                return;
            }

            page = pages.Keep(key, html, version);
        }

        SetHeaders(context.Response);
        await page.AnswerAsync(context);
    }

    /// <summary>
    /// Kept, but asked about each time: signing in, another language and new content show at once. A language that was just chosen comes with a
    /// cookie, and is then for that browser alone.
    /// </summary>
    private static void SetHeaders(HttpResponse response)
    {
        response.Headers.CacheControl = response.Headers.SetCookie.Count > 0 ? "private, no-cache" : "no-cache";
        response.Headers.Vary = $"{HeaderNames.AcceptLanguage}, {HeaderNames.Cookie}";
    }

    /// <returns>The page's HTML; null where something else was answered, such as that there is no such page.</returns>
    private async Task<byte[]?> MakeAsync(HttpContext context)
    {
        var response = context.Response;
        var body = response.Body;
        using var made = new MemoryStream();
        response.Body = made;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = body;
        }

        if (response.StatusCode != StatusCodes.Status200OK)
        {
            // Even nothing that is written would start the answer, and an error without words gets its page only before that.
            if (made.Length > 0)
            {
                await body.WriteAsync(made.GetBuffer().AsMemory(0, (int)made.Length), context.RequestAborted);
            }

            return null;
        }

        // The framework makes a token for every page of a program that has circuits, and forbids to keep the page for its sake.
        response.Headers.SetCookie = new StringValues([.. response.Headers.SetCookie.Where(c => !c!.StartsWith(cookies.Forms + "=", StringComparison.Ordinal))]);
        response.Headers.Remove(HeaderNames.Pragma);
        response.Headers.Remove("blazor-enhanced-nav");
        return WithoutState(made.GetBuffer().AsSpan(0, (int)made.Length));
    }

    /// <summary>Without what the framework puts at the end of a page for its circuit: the reader's token is in it, and there is no circuit.</summary>
    private static byte[] WithoutState(ReadOnlySpan<byte> html)
    {
        var from = html.LastIndexOf("<!--Blazor-Server-Component-State:"u8);
        var length = from < 0 ? -1 : html[from..].IndexOf("-->"u8);
        return length < 0 ? html.ToArray() : [.. html[..from], .. html[(from + length + "-->".Length)..]];
    }
}
