using CioCompass.Core.Text;
using CioCompass.Web.Hosting.Preferences;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace CioCompass.Web.Components.Layout;

/// <summary>Language and appearance as plain links to the same page: they work without script and can be shared.</summary>
public sealed partial class PreferenceLinks
{
    /// <summary>Path and query of the page the links stay on.</summary>
    [Parameter, EditorRequired]
    public required string Address { get; set; }

    [CascadingParameter(Name = nameof(Appearance))]
    private string Current { get; set; } = Appearance.System;

    private string Next => Appearance.All[(Appearance.All.ToList().IndexOf(Current) + 1) % Appearance.All.Count];

    private string Label => ShellStrings.Appearance.Fill(Name(Current), Name(Next));

    private static string Name(string appearance) => appearance switch
    {
        "light" => ShellStrings.AppearanceLight,
        "dark" => ShellStrings.AppearanceDark,
        _ => ShellStrings.AppearanceSystem,
    };

    private string With(string key, string value)
    {
        var parts = Address.Split('?', 2);
        var query = parts.Length == 1 ? [] : QueryHelpers.ParseQuery(parts[1]);
        query[key] = value;
        return QueryHelpers.AddQueryString(parts[0], query);
    }
}
