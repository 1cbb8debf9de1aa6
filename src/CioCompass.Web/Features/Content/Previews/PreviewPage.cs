using System.Globalization;
using CioCompass.Core.Text;
using CioCompass.Web.Components;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Content.Previews;

/// <summary>A draft as readers will see it, in any of the languages.</summary>
public abstract class PreviewPage : CancellableComponent
{
    /// <summary>Language of the preview; the reader's own where it is none of them.</summary>
    [SupplyParameterFromQuery]
    public string? Language { get; set; }

    /// <summary>Code of the language that is shown; null until it is read.</summary>
    protected string? Shown { get; private set; }

    protected override async Task OnParametersSetAsync()
    {
        var culture = (Languages.Find(Language) ?? Languages.Of(CultureInfo.CurrentUICulture)).Culture;
        if (Shown != culture.Name && await ReadAsync(culture))
        {
            Shown = culture.Name;
        }
    }

    /// <returns>Whether there is something to show.</returns>
    protected abstract Task<bool> ReadAsync(CultureInfo culture);
}
