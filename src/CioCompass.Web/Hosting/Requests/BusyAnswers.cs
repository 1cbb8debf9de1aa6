using System.Globalization;
using System.Security.Cryptography;
using CioCompass.Core.Data.Transactions;
using CioCompass.Web.Features.Workshops.Phones;
using Microsoft.AspNetCore.Diagnostics;

namespace CioCompass.Web.Hosting.Requests;

/// <summary>
/// A request that meets a database with too much to do, or one that is away for a moment, is asked to come back (503 with Retry-After): it is
/// no error of the program. The page of errors says so in words, except to a phone's script, which reads the status alone.
/// </summary>
public sealed partial class BusyAnswers(ILogger<BusyAnswers> logger) : IExceptionHandler
{
    /// <summary>Seconds; not the same for all, so that not all come back in the same instant.</summary>
    private const int Soonest = 2;
    private const int Latest = 5;

    private static readonly object SentKey = new();

    /// <summary>Whether the request that met the busy database sent something, which has to be sent again.</summary>
    public static bool HadSent(HttpContext context) => context.Items.ContainsKey(SentKey);

    public static void Configure(ExceptionHandlerOptions options)
    {
        options.ExceptionHandlingPath = "/error";
        options.CreateScopeForErrors = true;
        options.StatusCodeSelector = exception =>
            TransientErrors.Is(exception) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
        options.SuppressDiagnosticsCallback = context => TransientErrors.Is(context.Exception);
    }

    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!TransientErrors.Is(exception))
        {
            return ValueTask.FromResult(false);
        }

        // Thousands may hear the same at once: the log has a line for each request already.
        Log.Busy(logger, exception is DatabaseBusyException ? null : exception);
        httpContext.Response.Headers.RetryAfter = RandomNumberGenerator.GetInt32(Soonest, Latest).ToString(CultureInfo.InvariantCulture);
        httpContext.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsGet(httpContext.Request.Method))
        {
            httpContext.Items[SentKey] = true;
        }

        return ValueTask.FromResult(PhoneEndpoints.IsScripts(httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The database has too much to do, or is away; a request was asked to come back")]
        public static partial void Busy(ILogger logger, Exception? exception);
    }
}
