using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Statistics;

/// <summary>
/// Links to the page one is on with one part of its query changed, so that the other parts (language, filter) stay. They are relative
/// to the site: behind a proxy the program need not know its public name.
/// </summary>
public static class QueryLinks
{
    /// <param name="value">Null takes the key out of the address.</param>
    public static string WithQuery(this NavigationManager navigation, string key, string? value)
    {
        var address = navigation.GetUriWithQueryParameter(key, value);
        return $"/{navigation.ToBaseRelativePath(address).Split('#')[0]}";
    }

    /// <summary>A place on the page that one is on. A bare <c>#id</c> would lead to the site's root, which is the base of all addresses.</summary>
    public static string To(this NavigationManager navigation, string id) =>
        $"/{navigation.ToBaseRelativePath(navigation.Uri).Split('#')[0]}#{id}";
}
