using CioCompass.Core.Configuration;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Hosting.Network;

/// <summary>
/// Behind a proxy, takes the reader's address, scheme and host from what the proxy says: the limits then count readers instead of the proxy,
/// and a sign-on provider is told the right address to return to. Whoever is not a configured proxy is not believed.
/// </summary>
public static class ForwardedProxies
{
    public static void UseForwardedProxies(this WebApplication app)
    {
        var unconfigured = app.Services.GetRequiredService<UnconfiguredProxies>();
        UseConfigured(app);
        app.Use((context, next) =>
        {
            unconfigured.Notice(context);
            return next(context);
        });
    }

    private static void UseConfigured(WebApplication app)
    {
        var proxies = ProxyAddresses.Of(app.Services.GetRequiredService<IOptions<CompassOptions>>().Value);
        if (!proxies.Any)
        {
            return;
        }

        // From the last proxy backwards as long as it is one of ours, however many there are: what a reader wrote in is never reached.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All & ~ForwardedHeaders.XForwardedPrefix, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var address in proxies.Addresses)
        {
            options.KnownProxies.Add(address);
        }

        foreach (var network in proxies.Networks)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }
}
