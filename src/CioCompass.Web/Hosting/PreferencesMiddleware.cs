using Microsoft.AspNetCore.Localization;

namespace CioCompass.Web.Hosting;

/// <summary>
/// Remembers a language or appearance that an address names. A circuit takes its language from the cookie, since its own request does
/// not carry the page's query.
/// </summary>
public sealed class PreferencesMiddleware(RequestDelegate next)
{
    public const string LanguageCookie = "ciocompass.language";
    public const string AppearanceCookie = "ciocompass.appearance";

    public Task InvokeAsync(HttpContext context)
    {
        if (Languages.Find(context.Request.Query[Languages.QueryKey]) is { } language)
        {
            Remember(context, LanguageCookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)));
        }

        if (Appearance.Known(context.Request.Query[Appearance.QueryKey]) is { } appearance)
        {
            Remember(context, AppearanceCookie, appearance);
        }

        Appearance.Of(context);
        Languages.NoteUnknown(context);
        return next(context);
    }

    private static void Remember(HttpContext context, string cookie, string value) =>
        context.Response.Cookies.Append(cookie, value, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
}
