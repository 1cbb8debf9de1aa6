using System.Globalization;
using RouteData = Microsoft.AspNetCore.Components.RouteData;

namespace CioCompass.Web.Components.Layout;

/// <summary>
/// Tells one page from another: its type and what stands in its path. The query is left out; a page stays the same when only that
/// changes (a theme, a round, a filter).
/// </summary>
public static class PageIdentity
{
    public static string Of(RouteData route) => string.Join(
        '/', route.RouteValues.OrderBy(v => v.Key, StringComparer.Ordinal)
            .Select(v => $"{v.Key}={Convert.ToString(v.Value, CultureInfo.InvariantCulture)}").Prepend(route.PageType.FullName!));
}
