using System.Net;
using System.Net.Sockets;

namespace CioCompass.Core.Configuration;

/// <summary>Trusted proxies; <c>X-Forwarded-*</c> is honoured only from these.</summary>
public sealed record ProxyAddresses(IReadOnlyList<IPAddress> Addresses, IReadOnlyList<IPNetwork> Networks, IReadOnlyList<string> Unknown)
{
    public bool Any => Addresses.Count + Networks.Count > 0;

    public static ProxyAddresses Of(CompassOptions options)
    {
        var (addresses, networks, unknown) = (new List<IPAddress>(), new List<IPNetwork>(), new List<string>());
        foreach (var text in (options.ForwardedProxies ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPAddress.TryParse(text, out var address) && IsWritten(address, text))
            {
                addresses.Add(address);
            }
            else if (IPNetwork.TryParse(text, out var network) && network.PrefixLength > 0 && IsWritten(network.BaseAddress, text.Split('/')[0]))
            {
                networks.Add(network);
            }
            else
            {
                // A network of every address, too: whoever comes would be believed.
                unknown.Add(text);
            }
        }

        return new ProxyAddresses(addresses, networks, unknown);
    }

    /// <summary>"10.1" is read as 10.0.0.1, which nobody means who writes it here.</summary>
    private static bool IsWritten(IPAddress address, string text) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 || address.ToString() == text;
}
