using System.Reflection;
using CioCompass.Core.Metrics;
using Microsoft.Extensions.Diagnostics.Metrics;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace CioCompass.Web.Hosting.Monitoring;

/// <summary>Gathers the program's own metrics and the framework's, and gives them out at <c>/metrics</c> and, where asked to, over OTLP.</summary>
public static class MetricsHosting
{
    public const string Address = "/metrics";

    /// <summary>
    /// Keys of the collector that metrics are sent to: the standard's own variables, https://opentelemetry.io/docs/specs/otel/protocol/exporter/.
    /// </summary>
    private static readonly string[] OtlpKeys = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    /// <summary>Each with the meters below it: Components has those of its life cycle and of the circuits.</summary>
    private static readonly string[] OfThisProgram =
    [
        CompassMeter.Name, "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http.Connections",
        "Microsoft.AspNetCore.Server.Kestrel",
    ];

    /// <summary>The runtime and the database's mapper have one meter for the whole process.</summary>
    private static readonly string[] OfTheProcess = ["System.Runtime", "Microsoft.EntityFrameworkCore"];

    public static void AddCompassMetrics(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMetrics(metrics =>
        {
            // Two programs in one process, as in tests, do not count for each other.
            foreach (var meter in OfThisProgram)
            {
                metrics.EnableMetrics(meter, instrumentName: null, listenerName: null, MeterScope.Local);
            }

            // One series of buckets for each kind of component; what a page takes as a whole is in the others.
            metrics.DisableMetrics(
                "Microsoft.AspNetCore.Components.Lifecycle", "aspnetcore.components.update_parameters.duration", listenerName: null, MeterScope.Local);
            foreach (var meter in OfTheProcess)
            {
                metrics.EnableMetrics(meter);
            }
        });

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("ciocompass", serviceVersion: Version()))
            .WithMetrics(metrics =>
            {
                metrics.AddPrometheusExporter(prometheus => prometheus.ScopeInfoEnabled = false);
                if (OtlpKeys.Any(key => !string.IsNullOrWhiteSpace(configuration[key])))
                {
                    metrics.AddOtlpExporter();
                }
            });
    }

    /// <summary>Past sign-in: a collector has no account.</summary>
    public static void MapMetrics(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPrometheusScrapingEndpoint(Address, meterProvider: null, pipeline => pipeline.UseMiddleware<MetricsGate>(), optionsName: null)
            .ShortCircuit()
            .DisableHttpMetrics();

    private static string? Version() => typeof(MetricsHosting).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
}
