using System.Globalization;
using CioCompass.Core.Configuration;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Hosting.Pages;

/// <summary>
/// Renders pages that many readers are shown, where nothing of one reader can be found: a page knows only its parameters, the language, and the
/// services that are named here. There is no request, no cookie and no database. What is one reader's own goes into its gaps.
/// </summary>
public sealed class SharedPages : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly ILoggerFactory loggers;
    private readonly Lazy<ResourceAssetCollection> assets;

    public SharedPages(IOptions<CompassOptions> options, ILoggerFactory loggers, EndpointDataSource endpoints)
    {
        this.loggers = loggers;
        services = new ServiceCollection().AddSingleton(options).BuildServiceProvider();

        // Pages are mapped after the services are made; each of them knows under which names style sheets and scripts are served.
        assets = new Lazy<ResourceAssetCollection>(() =>
            endpoints.Endpoints.Select(e => e.Metadata.GetMetadata<ResourceAssetCollection>()).FirstOrDefault(a => a is not null) ?? ResourceAssetCollection.Empty);
    }

    /// <typeparam name="TPage">A component that draws the whole page.</typeparam>
    public Task<KeptPage<PageGap<TOwn>>> RenderAsync<TPage, TOwn>(Dictionary<string, object?> parameters)
        where TPage : IComponent
    {
        var (culture, language) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

        // The request flows with the calls that it makes, to whoever asks for it there.
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(async () =>
            {
                (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, language);
                await using var renderer = new SharedPageRenderer<TOwn>(services, loggers, assets.Value);
                return await renderer.RenderAsync<TPage>(parameters);
            });
        }
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
