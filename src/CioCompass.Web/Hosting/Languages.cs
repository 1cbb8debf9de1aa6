using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace CioCompass.Web.Hosting;

/// <summary>The languages of the product and how a request's language is found.</summary>
public static class Languages
{
    /// <summary>Name of the query parameter that makes a language linkable.</summary>
    public const string QueryKey = "culture";

    /// <summary>English first: it is the language for everybody whose browser asks for none of the three.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } = [new("en"), new("nl"), new("fr")];

    public static CultureInfo? Find(string? name) =>
        All.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The address's choice first, then the remembered one, then the browser's.</summary>
    public static IServiceCollection AddCompassLocalization(this IServiceCollection services) =>
        services.AddRequestLocalization(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(All[0]);
            options.SupportedCultures = [.. All];
            options.SupportedUICultures = [.. All];
            options.RequestCultureProviders =
            [
                new QueryStringRequestCultureProvider { QueryStringKey = QueryKey, UIQueryStringKey = QueryKey },
                new CookieRequestCultureProvider { CookieName = PreferencesMiddleware.LanguageCookie },
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });
}
