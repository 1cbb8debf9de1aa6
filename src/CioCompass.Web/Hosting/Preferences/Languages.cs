using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace CioCompass.Web.Hosting.Preferences;

/// <summary>The languages of the product and how a request's language is found.</summary>
public static class Languages
{
    /// <summary>Name of the query parameter that makes a language linkable.</summary>
    public const string QueryKey = "culture";

    private const int LongestShown = 20;
    private static readonly object UnknownKey = new();

    /// <summary>English first: it is the language for everybody whose browser asks for none of the three.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } = [new("en"), new("nl"), new("fr")];

    /// <summary>The language of a name such as <c>nl</c> or <c>nl-BE</c>; null for one that the product does not speak.</summary>
    public static CultureInfo? Find(string? name) =>
        All.FirstOrDefault(c => string.Equals(c.Name, name?.Split('-')[0], StringComparison.OrdinalIgnoreCase));

    /// <summary>The language that this request asks for and does not get, as it was written; null where there is none.</summary>
    public static string? Unknown(HttpContext context) => context.Items[UnknownKey] as string;

    /// <summary>Notes what the address asks for before an error page runs without its query.</summary>
    internal static void NoteUnknown(HttpContext context)
    {
        var asked = context.Request.Query[QueryKey].ToString();
        if (asked.Length > 0 && Find(asked) is null)
        {
            context.Items[UnknownKey] = asked.Length <= LongestShown ? asked : asked[..LongestShown] + "…";
        }
    }

    /// <summary>The address's choice first, then the remembered one, then the browser's; the region, for dates and times, is the browser's.</summary>
    public static IServiceCollection AddCompassLocalization(this IServiceCollection services) =>
        services.AddRequestLocalization<CookieNames>((options, cookies) =>
        {
            options.DefaultRequestCulture = new RequestCulture(Regions.All[0], All[0]);
            options.SupportedCultures = [.. Regions.All];
            options.SupportedUICultures = [.. All];
            options.RequestCultureProviders =
            [
                new Regions.Provider(new QueryStringRequestCultureProvider { QueryStringKey = QueryKey, UIQueryStringKey = QueryKey }),
                new Regions.Provider(new CookieRequestCultureProvider { CookieName = cookies.Language }),
                new Regions.Provider(new AcceptLanguageHeaderRequestCultureProvider()),
            ];
        });
}
