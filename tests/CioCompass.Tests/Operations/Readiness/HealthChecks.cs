using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CioCompass.Tests.Operations.Readiness;

/// <summary>Asks one check as the framework does.</summary>
internal static class HealthChecks
{
    public static HealthCheckContext Context(IHealthCheck check) =>
        new() { Registration = new HealthCheckRegistration("check", check, HealthStatus.Unhealthy, tags: null) };

    public static async Task<bool> IsGoodAsync(this IHealthCheck check, CancellationToken cancellationToken) =>
        (await check.CheckHealthAsync(Context(check), cancellationToken)).Status == HealthStatus.Healthy;
}
