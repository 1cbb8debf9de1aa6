using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.HtmlRendering.Infrastructure;
using Microsoft.AspNetCore.Components.RenderTree;

namespace CioCompass.Web.Hosting.Pages;

/// <summary>Writes one page as the framework does, but cuts it where a component leaves a <see cref="Gap{TOwn}"/>.</summary>
internal sealed class SharedPageRenderer<TOwn>(IServiceProvider services, ILoggerFactory loggers, ResourceAssetCollection assets)
    : StaticHtmlRenderer(services, loggers)
{
    private readonly StringBuilder html = new();
    private readonly List<(Range Place, PageGap<TOwn> Gap)> gaps = [];

    protected override ResourceAssetCollection Assets => assets;

    public Task<KeptPage<PageGap<TOwn>>> RenderAsync<TPage>(Dictionary<string, object?> parameters)
        where TPage : IComponent => Dispatcher.InvokeAsync(async () =>
        {
            var page = BeginRenderingComponent(typeof(TPage), ParameterView.FromDictionary(parameters));
            await page.QuiescenceTask;
            await using var writer = new StringWriter(html, CultureInfo.InvariantCulture);
            page.WriteHtmlTo(writer);
            return new KeptPage<PageGap<TOwn>>(html.ToString(), gaps);
        });

    // The frame's type may change with a version of the framework, which the compiler would tell; to search what was written would go wrong in silence.
#pragma warning disable BL0006
    protected override void RenderChildComponent(TextWriter output, ref RenderTreeFrame componentFrame)
    {
        if (componentFrame.Component is Gap<TOwn> { For: var gap })
        {
            gaps.Add((html.Length..html.Length, gap));
            return;
        }

        base.RenderChildComponent(output, ref componentFrame);
    }
#pragma warning restore BL0006
}
