using CioCompass.Web.Features.Workshops.Phones;
using CioCompass.Web.Features.Workshops.Phones.Rooms;
using CioCompass.Web.Hosting.Monitoring;
using Microsoft.AspNetCore.StaticAssets;
using Serilog;
using Serilog.Events;

namespace CioCompass.Web.Hosting.Logging;

/// <summary>One line for each request, never with a query (tokens of one-time links), a join code or the token of a shared link.</summary>
public static class RequestLog
{
    public static void UseRequestLog(this IApplicationBuilder app) => app.UseSerilogRequestLogging(options =>
    {
        options.Logger = app.ApplicationServices.GetRequiredService<Serilog.ILogger>();
        options.IncludeQueryInRequestPath = false;
        options.GetLevel = (context, _, exception) => Level(context, exception);
        options.GetMessageTemplateProperties = (context, path, elapsed, status) =>
        [
            new LogEventProperty("RequestMethod", new ScalarValue(context.Request.Method)),
            new LogEventProperty("RequestPath", new ScalarValue(SecretPaths.Masked(path))),
            new LogEventProperty("StatusCode", new ScalarValue(status)),
            new LogEventProperty("Elapsed", new ScalarValue(elapsed)),
        ];
    });

    /// <summary>Asked every few seconds; whatever changes there is logged where it changes.</summary>
    private static bool IsProbe(HttpContext context) =>
        context.Request.Path.Value is HealthEndpoints.Live or HealthEndpoints.Ready or MetricsHosting.Address;

    /// <summary>A room of phones looks again with every change; what they do there is logged.</summary>
    private static bool IsPhonesLook(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.Response.StatusCode < StatusCodes.Status400BadRequest
        && context.Request.Path.Value is RoomPage.Address or PhoneEndpoints.State or PhoneEndpoints.Events;

    /// <summary>A busy database asks to come back; that is no error of the program.</summary>
    private static bool IsBusy(HttpContext context) => context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable;

    private static LogEventLevel Level(HttpContext context, Exception? exception) =>
        (IsProbe(context) || IsPhonesLook(context)) && exception is null ? LogEventLevel.Verbose
        : exception is null && IsBusy(context) ? LogEventLevel.Warning
        : exception is not null || context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogEventLevel.Error
        : context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null ? LogEventLevel.Verbose
        : LogEventLevel.Information;
}
