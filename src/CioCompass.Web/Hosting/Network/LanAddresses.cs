using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace CioCompass.Web.Hosting.Network;

/// <summary>Addresses at which other devices on the same network reach this machine.</summary>
public static class LanAddresses
{
    /// <summary>IPv4 addresses of the interfaces that are up, those with a gateway first: phones are usually on that network.</summary>
    public static IReadOnlyList<string> Find() =>
        [.. NetworkInterface.GetAllNetworkInterfaces()
            .Where(i => i.OperationalStatus == OperationalStatus.Up && i.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .Select(i => i.GetIPProperties())
            .OrderByDescending(p => p.GatewayAddresses.Count > 0)
            .SelectMany(p => p.UnicastAddresses)
            .Select(a => a.Address)
            .Where(a => a.AddressFamily == AddressFamily.InterNetwork)
            .Select(a => a.ToString())];
}
