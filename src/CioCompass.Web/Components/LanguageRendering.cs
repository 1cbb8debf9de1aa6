using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CioCompass.Web.Components;

/// <summary>
/// Renders a part of a page in another language than the reader's. Components speak the current culture, and on a circuit that is the
/// reader's for every part of the page; so the part is rendered by itself, and the page shows its HTML. It holds no event handlers.
/// </summary>
public sealed class LanguageRendering(IServiceProvider services, ILoggerFactory loggers)
{
    public async Task<MarkupString> HtmlAsync<TComponent>(CultureInfo culture, Dictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            var part = await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters));
            return new MarkupString(part.ToHtmlString());
        });
    }
}
