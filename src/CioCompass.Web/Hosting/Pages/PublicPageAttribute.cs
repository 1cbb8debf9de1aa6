using CioCompass.Core.Text;
using CioCompass.Web.Hosting.Preferences;

namespace CioCompass.Web.Hosting.Pages;

/// <summary>
/// Marks a page for everybody: drawn on the server without a circuit, and for visitors the same for all who ask for one address in one language
/// and appearance.
/// </summary>
/// <param name="query">
/// Parts of a query that the page's own links write, such as <c>view=table</c>. What else stands in an address is a reader's invention; the page
/// may repeat it, and is then neither kept nor compressed.
/// </param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicPageAttribute(params string[] query) : Attribute
{
    /// <summary>Languages and appearances are chosen by links on every page.</summary>
    private static readonly IEnumerable<string> Preferences =
    [
        .. Languages.All.Select(language => $"{ReaderLanguage.QueryKey}={language.Code}"),
        .. Appearance.All.Select(appearance => $"{Appearance.QueryKey}={appearance}"),
    ];

    private readonly HashSet<string> known = [.. query, .. Preferences];

    /// <summary>Tells whether the product itself writes this address, so that there are not many of its kind.</summary>
    public bool IsWritten(HttpRequest request)
    {
        var path = request.Path.Value!;
        var parts = request.QueryString.HasValue ? request.QueryString.Value![1..].Split('&') : [];
        return !path.Any(char.IsUpper) && parts.All(known.Contains) && parts.DistinctBy(p => p.Split('=')[0]).Count() == parts.Length;
    }
}
