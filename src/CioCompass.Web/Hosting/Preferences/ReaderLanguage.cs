using CioCompass.Core.Text;
using Microsoft.AspNetCore.Localization;

namespace CioCompass.Web.Hosting.Preferences;

/// <summary>The language that a reader chose, or that their browser asks for.</summary>
public static class ReaderLanguage
{
    /// <summary>Name of the query parameter that makes a language linkable.</summary>
    public const string QueryKey = "culture";

    private const int LongestShown = 20;
    private static readonly object UnknownKey = new();

    /// <summary>The language that this request asks for and does not get, as it was written; null where there is none.</summary>
    public static string? Unknown(HttpContext context) => context.Items[UnknownKey] as string;

    /// <summary>Notes what the address asks for before an error page runs without its query.</summary>
    internal static void NoteUnknown(HttpContext context)
    {
        var asked = context.Request.Query[QueryKey].ToString();
        if (asked.Length > 0 && Languages.Find(asked) is null)
        {
            context.Items[UnknownKey] = asked.Length <= LongestShown ? asked : asked[..LongestShown] + "…";
        }
    }

    /// <summary>The address's choice first, then the remembered one, then the browser's; the region, for dates and times, is the browser's.</summary>
    public static IServiceCollection AddCompassLocalization(this IServiceCollection services) =>
        services.AddRequestLocalization<CookieNames>((options, cookies) =>
        {
            options.DefaultRequestCulture = new RequestCulture(Regions.All[0], Languages.Default.Culture);
            options.SupportedCultures = [.. Regions.All];
            options.SupportedUICultures = [.. Languages.All.Select(l => l.Culture)];
            options.RequestCultureProviders =
            [
                new Regions.Provider(new QueryStringRequestCultureProvider { QueryStringKey = QueryKey, UIQueryStringKey = QueryKey }),
                new Regions.Provider(new CookieRequestCultureProvider { CookieName = cookies.Language }),
                new Regions.Provider(new AcceptLanguageHeaderRequestCultureProvider()),
            ];
        });
}
