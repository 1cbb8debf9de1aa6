using CioCompass.Core.Text;
using Microsoft.AspNetCore.Localization;

namespace CioCompass.Web.Hosting.Preferences;

/// <summary>
/// Remembers a language or appearance that an address names. A circuit takes its language from the cookie, since its own request does
/// not carry the page's query. The time zone is what a script of the page wrote into a cookie (<c>js/reader.js</c>): no header tells it.
/// </summary>
public sealed class PreferencesMiddleware(RequestDelegate next, CookieNames cookies)
{
    public async Task InvokeAsync(HttpContext context)
    {
        ReaderZone.Current = ReaderZone.TryFind(context.Request.Cookies[CookieNames.Zone], out var zone) ? zone : TimeZoneInfo.Utc;
        if (Languages.Find(context.Request.Query[ReaderLanguage.QueryKey]) is { } language)
        {
            Remember(context, cookies.Language, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language.Culture)));
        }

        if (Appearance.Known(context.Request.Query[Appearance.QueryKey]) is { } appearance)
        {
            Remember(context, cookies.Appearance, appearance);
        }

        Appearance.Of(context);
        ReaderLanguage.NoteUnknown(context);
        await next(context);
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
