using System.Text;
using System.Text.RegularExpressions;

namespace CioCompass.Web.Hosting.Pages;

/// <summary>Lets the rest of the program answer, and reads what it answered.</summary>
public static partial class CapturedPage
{
    /// <summary>The reader gets the page as it was made.</summary>
    /// <returns>
    /// The page's HTML without the state that the framework puts at its end, in which is the reader's antiforgery token; null for anything
    /// but a page that was found.
    /// </returns>
    public static async Task<string?> AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var body = context.Response.Body;
        using var captured = new MemoryStream();
        context.Response.Body = captured;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        var isPage = context.Response.StatusCode == StatusCodes.Status200OK
            && context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
        captured.Position = 0;
        await captured.CopyToAsync(body, context.RequestAborted);
        return isPage ? State().Replace(Encoding.UTF8.GetString(captured.GetBuffer(), 0, (int)captured.Length), "") : null;
    }

    [GeneratedRegex("<!--Blazor-(Server|WebAssembly)-Component-State:.*?-->", RegexOptions.Singleline)]
    private static partial Regex State();
}
