using CioCompass.Core.Accounts.Onboarding;
using CioCompass.Core.Configuration;
using CioCompass.Core.Data.Files;
using CioCompass.Web.Hosting.Network;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Hosting;

/// <summary>Prints where the program is reached once it listens, and how the first administrator is made.</summary>
public static partial class StartAnnouncement
{
    public static void AnnounceOnceStarted(this WebApplication app, bool lan) =>
        app.Lifetime.ApplicationStarted.Register(() => Task.Run(() => AnnounceAsync(app, lan)));

    public static string SetupAddress(string root, string token) => $"{root.TrimEnd('/')}/setup?token={token}";

    /// <summary>Written to the console only: the log is kept, and whoever has the link becomes administrator.</summary>
    public static void PrintSetupLink(TextWriter to, string root, string token) => to.WriteLine($"""

        ------------------------------------------------------------------------
        Create the first administrator here (works once, within {SetupLinkService.Lifetime.TotalMinutes} minutes):

          {SetupAddress(root, token)}

        ------------------------------------------------------------------------

        """);

    private static async Task AnnounceAsync(WebApplication app, bool lan)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        app.Services.GetRequiredService<UnconfiguredProxies>().WarnAtStart(addresses);
        var listening = addresses.FirstOrDefault() ?? ListenAddresses.Default;
        var options = app.Services.GetRequiredService<IOptions<CompassOptions>>().Value;

        // A collector reads a log of JSON from the standard output; what is meant for a person goes past it.
        var to = options.Logging.IsJson ? Console.Error : Console.Out;
        to.WriteLine($"Data directory: {app.Services.GetRequiredService<DataDirectory>().Root}");
        if (lan)
        {
            PrintLanAddresses(to, BindingAddress.Parse(listening));
        }

        try
        {
            var links = app.Services.GetRequiredService<SetupLinkService>();
            if (await links.CreateAsync(app.Lifetime.ApplicationStopping) is { } token)
            {
                PrintSetupLink(to, options.PublicUrl ?? ListenAddresses.ToOpen(listening), token);
            }
        }
        catch (Exception e) when (!app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            Log.NoSetupLink(app.Logger, e);
        }
    }

    private static void PrintLanAddresses(TextWriter to, BindingAddress listening)
    {
        var addresses = LanAddresses.Find();
        to.WriteLine(addresses.Count > 0
            ? "Phones and laptops on this network reach it at:"
            : "This machine is on no network: connect it (or open a hotspot) and start again with --lan.");
        foreach (var address in addresses)
        {
            to.WriteLine($"  {listening.Scheme}://{address}:{listening.Port}");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "No set-up link could be made; try `ciocompass setup-link`")]
        public static partial void NoSetupLink(ILogger logger, Exception exception);
    }
}
