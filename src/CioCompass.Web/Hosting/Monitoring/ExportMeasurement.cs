using CioCompass.Core.Reports.Exports;

namespace CioCompass.Web.Hosting.Monitoring;

/// <summary>Counts a download's endpoint among the exports: how long making it took, not sending it, and what became of it.</summary>
public static class ExportMeasurement
{
    /// <param name="format">As <see cref="ExportMetrics.ExportMade"/> takes it.</param>
    public static RouteHandlerBuilder MeasureExport(this RouteHandlerBuilder endpoint, string format) =>
        endpoint.AddEndpointFilter(async (context, next) =>
        {
            var services = context.HttpContext.RequestServices;
            var (metrics, clock) = (services.GetRequiredService<ExportMetrics>(), services.GetRequiredService<TimeProvider>());
            var startedAt = clock.GetTimestamp();
            var outcome = ExportOutcome.Failed;
            try
            {
                var result = await next(context);
                outcome = IsRefusal(result) ? ExportOutcome.Refused : ExportOutcome.Made;
                return result;
            }
            finally
            {
                metrics.ExportMade(format, clock.GetElapsedTime(startedAt), outcome);
            }
        });

    private static bool IsRefusal(object? result) => result switch
    {
        INestedHttpResult nested => IsRefusal(nested.Result),
        IStatusCodeHttpResult { StatusCode: >= StatusCodes.Status400BadRequest } => true,
        _ => false,
    };
}
