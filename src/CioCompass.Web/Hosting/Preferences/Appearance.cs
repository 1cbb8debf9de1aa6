namespace CioCompass.Web.Hosting.Preferences;

/// <summary>Light, dark, or as the reader's system has it. The attribute <c>data-theme</c> of the page carries it to the style sheet.</summary>
public static class Appearance
{
    public const string QueryKey = "appearance";

    public const string System = "system";

    public static IReadOnlyList<string> All { get; } = [System, "light", "dark"];

    /// <summary>
    /// The choice of this request: the address's, else the remembered one, else the system's. The first call decides, since an error
    /// page runs without the query.
    /// </summary>
    public static string Of(HttpContext context)
    {
        if (context.Items.TryGetValue(QueryKey, out var known))
        {
            return (string)known!;
        }

        var request = context.Request;
        var chosen = Known(request.Query[QueryKey]) ?? Known(request.Cookies[context.RequestServices.GetRequiredService<CookieNames>().Appearance]) ?? System;
        context.Items[QueryKey] = chosen;
        return chosen;
    }

    public static string? Known(string? value) => All.FirstOrDefault(a => a == value);
}
