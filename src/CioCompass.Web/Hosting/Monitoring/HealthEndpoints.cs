using CioCompass.Core.Operations.Readiness;
using Microsoft.AspNetCore.Mvc;

namespace CioCompass.Web.Hosting.Monitoring;

/// <summary>
/// Health checks for a supervisor: whether the process answers, and whether it should get requests. Said in words only, never where something lies or
/// what went wrong; the log says that.
/// </summary>
public static class HealthEndpoints
{
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";

    /// <summary>Past sign-in, which reads the database: a probe must be answered also when that hangs.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Live, AnswerLive).ShortCircuit().DisableHttpMetrics();
        endpoints.MapGet(Ready, AnswerReadyAsync).ShortCircuit().DisableHttpMetrics();
    }

    private static IResult AnswerLive(HttpContext context) => Answer(context, new { status = "live" }, isGood: true);

    private static async Task<IResult> AnswerReadyAsync(
        HttpContext context, [FromServices] ReadinessService readiness, [FromServices] IHostApplicationLifetime lifetime)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return Answer(context, new { status = "stopping" }, isGood: false);
        }

        var report = await readiness.CheckAsync(context.RequestAborted);
        return Answer(
            context,
            new { status = report.IsReady ? "ready" : "not ready", checks = report.Checks.ToDictionary(c => c.Key, c => Words(c.Value)) },
            report.IsReady);
    }

    private static string Words(ProbeState state) => state switch
    {
        ProbeState.Ok => "ok",
        ProbeState.TimedOut => "timed out",
        _ => "failed",
    };

    private static IResult Answer<T>(HttpContext context, T body, bool isGood)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(body, statusCode: isGood ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
