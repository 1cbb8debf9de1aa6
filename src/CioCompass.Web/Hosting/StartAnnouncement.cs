using CioCompass.Core.Accounts;
using CioCompass.Core.Operations;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Hosting;

/// <summary>What the console says once the program listens: where it is reached, and how the first administrator is made.</summary>
public static class StartAnnouncement
{
    public static void AnnounceOnceStarted(this WebApplication app, bool lan) =>
        app.Lifetime.ApplicationStarted.Register(() => Task.Run(() => AnnounceAsync(app, lan)));

    private static async Task AnnounceAsync(WebApplication app, bool lan)
    {
        var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        var options = app.Services.GetRequiredService<IOptions<CompassOptions>>().Value;
        Console.WriteLine($"Data directory: {app.Services.GetRequiredService<DataDirectory>().Root}");
        if (lan)
        {
            var port = BindingAddress.Parse(listening).Port;
            Console.WriteLine("Phones and laptops on this network reach it at:");
            foreach (var address in LanAddresses.Find())
            {
                Console.WriteLine($"  http://{address}:{port}");
            }
        }

        // Written to the console only: the log is kept, and whoever has the link becomes administrator.
        var links = app.Services.GetRequiredService<SetupLinkService>();
        if (await links.CreateAsync(app.Lifetime.ApplicationStopping) is { } token)
        {
            Console.WriteLine();
            Console.WriteLine("Create the first administrator here (valid once, for 30 minutes):");
            Console.WriteLine($"  {SetupAddress(options.PublicUrl ?? Reachable(listening), token)}");
            Console.WriteLine();
        }
    }

    public static string SetupAddress(string root, string token) => $"{root.TrimEnd('/')}/setup?token={token}";

    /// <summary>An address that listens on every interface is no address to open.</summary>
    private static string Reachable(string listening) =>
        listening.Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal)
            .Replace("+", "localhost", StringComparison.Ordinal).Replace("*", "localhost", StringComparison.Ordinal);
}
