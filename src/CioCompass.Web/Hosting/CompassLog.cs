using System.Globalization;
using CioCompass.Core.Operations;
using Serilog;
using Serilog.Configuration;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace CioCompass.Web.Hosting;

/// <summary>Where the log goes: to the console, and to a file a day in the data directory.</summary>
public static class CompassLog
{
    /// <summary>The trace id is the one that the error page shows.</summary>
    private const string FileLine = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {Message:lj} {TraceId}{NewLine}{Exception}";

    public static void AddCompassLog(this WebApplicationBuilder builder, CompassOptions options, DataDirectory data) =>
        builder.Services.AddSerilog(log => log
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // Warns that the keys lie on the disk as they are; they lie in the data directory, which only its owner can read.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogEventLevel.Error)
            // An answer that is refused: SingleSignOnEvents says so, once and as the warning that it is.
            .MinimumLevel.Override("Microsoft.AspNetCore.Authentication.OpenIdConnect", LogEventLevel.Fatal)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .Enrich.FromLogContext()
            .Enrich.With<SecretPaths>()
            .Enrich.With<OneLineTexts>()
            .WriteTo.CompassConsole(options.Logging)
            .WriteTo.File(
                Path.Combine(data.Logs, "ciocompass-.log"), outputTemplate: FileLine, rollingInterval: RollingInterval.Day, retainedFileCountLimit: 31,
                fileSizeLimitBytes: 50_000_000, rollOnFileSizeLimit: true, formatProvider: CultureInfo.InvariantCulture),
            preserveStaticLogger: true);

    /// <summary>One JSON object a line for a container's collector; the file stays as it is, for a person to read.</summary>
    private static LoggerConfiguration CompassConsole(this LoggerSinkConfiguration to, LoggingOptions options) => options.IsJson
        ? to.Console(new RenderedCompactJsonFormatter())
        : to.Console(formatProvider: CultureInfo.InvariantCulture);
}
