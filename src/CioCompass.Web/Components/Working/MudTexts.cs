using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CioCompass.Web.Components.Working;

/// <summary>Words of MudBlazor's own parts, in the reader's language.</summary>
public sealed class MudTexts : MudLocalizer
{
    public override LocalizedString this[string key] => key switch
    {
        "MudSnackbar_Close" => new(key, ShellStrings.Close),
        _ => base[key],
    };
}
