using CioCompass.Core.Operations.Readiness;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CioCompass.Web.Hosting.Monitoring;

/// <summary>
/// Health checks for a supervisor: whether the process answers, and whether it should get requests. Said in words only, never where something lies or
/// what went wrong; the log says that.
/// </summary>
public static class HealthEndpoints
{
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var stopping = endpoints.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        endpoints.MapHealth(Live, new HealthCheckOptions { Predicate = _ => false, ResponseWriter = (context, _) => WriteLiveAsync(context) });
        endpoints.MapHealth(Ready, new HealthCheckOptions
        {
            Predicate = _ => !stopping.IsCancellationRequested,
            ResponseWriter = (context, report) => stopping.IsCancellationRequested ? WriteStoppingAsync(context) : WriteReadyAsync(context, report),
        });
    }

    /// <summary>Past sign-in, which reads the database: a probe must be answered also when that hangs.</summary>
    private static void MapHealth(this IEndpointRouteBuilder endpoints, string address, HealthCheckOptions options) =>
        endpoints.MapHealthChecks(address, options).WithMetadata(new HttpMethodMetadata([HttpMethods.Get])).ShortCircuit().DisableHttpMetrics();

    private static Task WriteLiveAsync(HttpContext context) => context.Response.WriteAsJsonAsync(new { status = "live" });

    private static Task WriteStoppingAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return context.Response.WriteAsJsonAsync(new { status = "stopping" });
    }

    private static Task WriteReadyAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = report.Status == HealthStatus.Healthy ? "ready" : "not ready",
        checks = report.Entries.ToDictionary(e => e.Key, e => CheckState.Of(e.Value)),
    });
}
