using System.Globalization;
using CioCompass.Core.Text;
using Microsoft.AspNetCore.Localization;

namespace CioCompass.Web.Hosting.Preferences;

/// <summary>
/// Regions whose dates and times readers are shown: the language is chosen, the region is what the browser says. They are few, since kept pages are
/// kept for each of them.
/// </summary>
public static class Regions
{
    public static IReadOnlyList<CultureInfo> All { get; } = [.. Languages.All.SelectMany(l => l.Regions).Select(CultureInfo.GetCultureInfo)];

    /// <param name="browser">The values of <c>Accept-Language</c>, the most wanted first.</param>
    public static CultureInfo Of(Language language, IEnumerable<string> browser)
    {
        var regions = language.Regions.Select(CultureInfo.GetCultureInfo).ToList();
        return browser.Select(b => regions.Find(r => string.Equals(r.Name, b, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(r => r is { IsNeutralCulture: false }) ?? regions[0];
    }

    /// <summary>Adds the region to the language that another provider finds.</summary>
    internal sealed class Provider(IRequestCultureProvider languages) : RequestCultureProvider
    {
        public override async Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
        {
            var found = await languages.DetermineProviderCultureResult(httpContext);
            var language = found?.UICultures.Select(name => Languages.Find(name.Value)).FirstOrDefault(known => known is not null);
            return language is null ? null : new ProviderCultureResult(Of(language, Browser(httpContext)).Name, language.Code);
        }

        private static IEnumerable<string> Browser(HttpContext context) =>
            context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString());
    }
}
