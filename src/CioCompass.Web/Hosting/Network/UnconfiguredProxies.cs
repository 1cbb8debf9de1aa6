using System.Collections.Concurrent;
using System.Net;
using CioCompass.Core.Configuration;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Hosting.Network;

/// <summary>
/// Notices requests that name another reader's address although their sender is not a configured proxy. Behind such a proxy all readers
/// share one address, and with it the limits of one.
/// </summary>
public sealed partial class UnconfiguredProxies(IOptions<CompassOptions> options, ILogger<UnconfiguredProxies> logger)
{
    /// <summary>Senders that are remembered: anybody can pretend to be a proxy.</summary>
    private const int SendersAtMost = 8;

    private readonly ConcurrentDictionary<IPAddress, bool> senders = new();

    /// <summary>Addresses that <c>X-Forwarded-For</c> came from, unbelieved, since the start.</summary>
    public IReadOnlyList<string> Senders => [.. senders.Keys.Select(s => s.ToString()).Order(StringComparer.Ordinal)];

    /// <summary>
    /// Warns where people reach the program over HTTPS although it does not speak it itself: something in front does, and should be configured.
    /// </summary>
    /// <param name="listening">The addresses that the program listens at.</param>
    /// <returns>Whether that is so.</returns>
    public bool WarnAtStart(IEnumerable<string> listening)
    {
        if (options.Value is not { PublicUrl: { } url, ForwardedProxies: null } || !IsSecure(url) || listening.Any(IsSecure))
        {
            return false;
        }

        Log.ProxyNotConfigured(logger, url);
        return true;
    }

    /// <summary>Comes after the headers of configured proxies have been taken over and removed.</summary>
    public void Notice(HttpContext context)
    {
        if (context.Request.Headers.ContainsKey("X-Forwarded-For") && context.Connection.RemoteIpAddress is { } sender
            && !context.Request.Headers.ContainsKey("X-Original-For") && senders.Count < SendersAtMost && senders.TryAdd(sender, true))
        {
            Log.Unbelieved(logger, sender);
        }
    }

    private static bool IsSecure(string address) => address.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "PROXY NOT CONFIGURED: CioCompass__PublicUrl is {Url}, but the program itself does not serve HTTPS and CioCompass__ForwardedProxies names no proxy. All readers behind the proxy share one address, and with it the limits on failed sign-ins. Set CioCompass__ForwardedProxies to the proxy's address.")]
        public static partial void ProxyNotConfigured(ILogger logger, string url);

        [LoggerMessage(LogLevel.Warning, "PROXY NOT CONFIGURED: {Sender} sends X-Forwarded-For, which is not believed. If it is your proxy, name it in CioCompass__ForwardedProxies: until then all readers behind it share one address, and with it the limits on failed sign-ins.")]
        public static partial void Unbelieved(ILogger logger, IPAddress sender);
    }
}
