namespace CioCompass.Web.Hosting.Styles;

/// <summary>Serves what <see cref="StyleSheets"/> puts together.</summary>
public static class StyleEndpoints
{
    /// <summary>Past sign-in, as other files of the program.</summary>
    public static void MapStyleSheets(this IEndpointRouteBuilder routes) =>
        routes.MapGet(StyleSheets.Path + "/{name}.{mark}.css", AnswerAsync).ShortCircuit();

    /// <summary>A page of another version of the program may ask by another mark: better the look of this one than none, but not to be kept.</summary>
    private static async Task AnswerAsync(string name, string mark, StyleSheets sheets, HttpContext context)
    {
        if (!Enum.TryParse<StyleSheet>(name, ignoreCase: true, out var sheet) || !Enum.IsDefined(sheet) || char.IsDigit(name[0]))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var body = sheets.Of(sheet);
        context.Response.Headers.CacheControl = mark == body.Mark ? "public, max-age=31536000, immutable" : "no-cache";
        await body.AnswerAsync(context);
    }
}
