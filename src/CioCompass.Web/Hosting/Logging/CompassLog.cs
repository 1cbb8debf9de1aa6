using System.Globalization;
using CioCompass.Core.Configuration;
using CioCompass.Core.Data.Files;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serilog;
using Serilog.Configuration;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Compact;

namespace CioCompass.Web.Hosting.Logging;

/// <summary>Sets up the log: to the console, and to a file a day in the data directory.</summary>
public static class CompassLog
{
    /// <summary>The trace id is the one that the error page shows.</summary>
    private const string FileLine = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {Message:lj} {TraceId}{NewLine}{Exception}";

    /// <summary>
    /// Through the framework's own factory, which keeps one logger for each name; Serilog's makes one for each that asks, and each circuit and
    /// each request asks for twenty.
    /// </summary>
    public static void AddCompassLog(this WebApplicationBuilder builder, CompassOptions options, DataDirectory data)
    {
        builder.Services.AddSerilog(log => log
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // Warns that the keys lie on the disk as they are; they lie in the data directory, which only its owner can read.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogEventLevel.Error)
            // An answer that is refused: SingleSignOnEvents says so, once and as the warning that it is.
            .MinimumLevel.Override("Microsoft.AspNetCore.Authentication.OpenIdConnect", LogEventLevel.Fatal)
            // An error for each question of a supervisor: PromptCheck says when a check changes.
            .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Fatal)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            // A reader who leaves ends what a page was doing for them.
            .Filter.ByExcluding(e => e.Exception is OperationCanceledException && IsOfComponents(e))
            .Enrich.FromLogContext()
            .Enrich.With<SecretPaths>()
            .Enrich.With<OneLineTexts>()
            .WriteTo.CompassConsole(options.Logging)
            .WriteTo.File(
                Path.Combine(data.Logs, "ciocompass-.log"), outputTemplate: FileLine, rollingInterval: RollingInterval.Day, retainedFileCountLimit: 31,
                fileSizeLimitBytes: 50_000_000, rollOnFileSizeLimit: true, formatProvider: CultureInfo.InvariantCulture),
            preserveStaticLogger: true);
        builder.Logging.ClearProviders();
        builder.Services.Replace(ServiceDescriptor.Singleton<ILoggerFactory, LoggerFactory>());
        builder.Services.AddSingleton<ILoggerProvider>(services => new SerilogLoggerProvider(services.GetRequiredService<Serilog.ILogger>(), dispose: true));
    }

    private static bool IsOfComponents(LogEvent e) =>
        e.Properties.TryGetValue(Serilog.Core.Constants.SourceContextPropertyName, out var source)
        && source is ScalarValue { Value: string name } && name.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal);

    /// <summary>Writes one JSON object a line for a container's collector; the file stays as it is, for a person to read.</summary>
    private static LoggerConfiguration CompassConsole(this LoggerSinkConfiguration to, LoggingOptions options) => options.IsJson
        ? to.Console(new RenderedCompactJsonFormatter())
        : to.Console(formatProvider: CultureInfo.InvariantCulture);
}
