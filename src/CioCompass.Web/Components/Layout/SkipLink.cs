namespace CioCompass.Web.Components.Layout;

/// <summary>The link over the menu to the content.</summary>
public static class SkipLink
{
    /// <summary>
    /// The content of a page. The fragment alone would lead away from it: fragments too are relative to the document's base, which is the
    /// dashboard.
    /// </summary>
    /// <param name="address">Path and query of the page, with or without a fragment.</param>
    public static string Of(string address) => address.Split('#')[0] + "#main";
}
