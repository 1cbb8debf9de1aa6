using System.Net;
using System.Net.Sockets;

namespace CioCompass.Core.Limits;

/// <summary>Names what counts as one client of the limits.</summary>
public static class ClientNetwork
{
    /// <summary>
    /// The address of IPv4; of IPv6 its first 64 bits, since every subscriber has at least so many addresses to choose from (RFC 6177).
    /// </summary>
    /// <returns>Empty for an address that is not known: all of those count as one.</returns>
    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes).ToString();
    }
}
