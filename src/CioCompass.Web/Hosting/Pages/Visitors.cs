namespace CioCompass.Web.Hosting.Pages;

/// <summary>Whether a page that was made for one reader may be shown to another.</summary>
public static class Visitors
{
    /// <summary>
    /// A plain look at a page by somebody who is certainly not signed in: any cookie that is not known to say nothing about a person
    /// leads past what is kept. So does an enhanced navigation, which the framework answers differently.
    /// </summary>
    public static bool IsVisit(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && context.Request.Headers.Authorization.Count == 0
        && !context.Request.Headers.Accept.ToString().Contains("blazor-enhanced-nav", StringComparison.OrdinalIgnoreCase)
        && context.Request.Cookies.All(c => CookieNames.IsAnonymous(c.Key));
}
