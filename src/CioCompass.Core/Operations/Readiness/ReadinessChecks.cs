using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CioCompass.Core.Operations.Readiness;

/// <summary>Names all that has to be right before requests are sent to this program, in the order in which the answer names it.</summary>
internal static class ReadinessChecks
{
    public static void AddReadiness(this IServiceCollection services) => services.AddHealthChecks()
        .AddPrompt<DatabaseCheck>("database")
        .AddPrompt<MigrationsCheck>("migrations")
        .AddPrompt<DataDirectoryCheck>("dataDirectory")
        .AddPrompt<CommitQueuesCheck>("writes")
        .AddPrompt<WriteLockCheck>("writeLock");

    public static HealthCheckResult Result(this HealthCheckContext context, bool isGood) =>
        isGood ? HealthCheckResult.Healthy() : new HealthCheckResult(context.Registration.FailureStatus);

    private static IHealthChecksBuilder AddPrompt<T>(this IHealthChecksBuilder checks, string name)
        where T : class, IHealthCheck
    {
        checks.Services.AddSingleton<T>();
        checks.Services.AddSingleton<PromptCheck<T>>();
        return checks.AddCheck<PromptCheck<T>>(name);
    }
}
