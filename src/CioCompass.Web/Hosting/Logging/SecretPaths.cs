using CioCompass.Web.Features.Reports.Sharing;
using Serilog.Core;
using Serilog.Events;

namespace CioCompass.Web.Hosting.Logging;

/// <summary>
/// Keeps what an address gives away out of the log: the join code of a workshop, the token of a shared link. The framework adds the path of
/// the request to every event that it logs meanwhile, which a log of JSON objects writes out.
/// </summary>
public sealed class SecretPaths : ILogEventEnricher
{
    private const string Property = "RequestPath";

    /// <summary>Beginnings of addresses whose remainder is a secret.</summary>
    private static readonly PathString[] Secretive = ["/join", SharedReportPage.Path];

    public static string Masked(string path) => Secretive
        .Where(s => new PathString(path).StartsWithSegments(s, out var rest) && rest.HasValue)
        .Select(s => $"{s}/…")
        .FirstOrDefault(path);

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        if (logEvent.Properties.TryGetValue(Property, out var value) && value is ScalarValue { Value: string path } && path.StartsWith('/'))
        {
            logEvent.AddOrUpdateProperty(new LogEventProperty(Property, new ScalarValue(Masked(path))));
        }
    }
}
