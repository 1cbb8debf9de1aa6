using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace CioCompass.Web.Components.Shared;

/// <summary>Search and page of a list, as they stand in its address.</summary>
/// <param name="Path">Of the list.</param>
/// <param name="Q">Value of <c>?q=</c>.</param>
/// <param name="Page">Value of <c>?page=</c>: text, so that a broken link shows the first page and not an error.</param>
public readonly record struct ListQuery(string Path, string? Q, string? Page)
{
    public bool IsSearch => !string.IsNullOrWhiteSpace(Q);

    /// <summary>From 1; whether there is such a page only the list can say.</summary>
    public int Number => int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;

    /// <summary>Address of a page of the same search.</summary>
    public string Address(int page) => (this with { Page = page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null }).Address();

    /// <summary>Address of a search, from its first page on.</summary>
    public string SearchFor(string text) => (this with { Q = text, Page = null }).Address();

    private string Address()
    {
        Dictionary<string, string?> parts = new(StringComparer.Ordinal) { ["q"] = Q, ["page"] = Page };
        return QueryHelpers.AddQueryString(Path, parts.Where(p => !string.IsNullOrWhiteSpace(p.Value)));
    }
}
