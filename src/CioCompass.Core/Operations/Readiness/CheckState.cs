using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CioCompass.Core.Operations.Readiness;

/// <summary>The outcome of a check in words that tell nobody where something lies or what went wrong: anybody may ask.</summary>
public static class CheckState
{
    public const string Ok = "ok";
    public const string Failed = "failed";
    public const string TimedOut = "timed out";

    public static string Of(HealthReportEntry entry) => Of(entry.Status, entry.Exception);

    public static string Of(HealthCheckResult result) => Of(result.Status, result.Exception);

    private static string Of(HealthStatus status, Exception? exception) => status switch
    {
        HealthStatus.Healthy => Ok,
        _ => exception is TimeoutException ? TimedOut : Failed,
    };
}
