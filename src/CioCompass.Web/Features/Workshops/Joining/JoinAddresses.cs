using CioCompass.Core.Configuration;
using CioCompass.Web.Hosting.Network;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Features.Workshops.Joining;

/// <summary>The addresses for phones, of this running program.</summary>
public sealed class JoinAddresses(IServer server, IOptions<CompassOptions> options)
{
    public IReadOnlyList<JoinAddress> For(string baseUri)
    {
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return JoinAddress.Choices(
            options.Value.PublicUrl, baseUri, JoinAddress.ListensOnNetwork(listening) ? LanAddresses.Find() : []);
    }
}
