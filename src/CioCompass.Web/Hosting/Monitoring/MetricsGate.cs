using System.Net;
using System.Security.Cryptography;
using System.Text;
using CioCompass.Core.Configuration;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Hosting.Monitoring;

/// <summary>
/// Lets a reader of the metrics in: with the configured token, or without one from this machine itself. To anybody else there is no such
/// page. Where a token is configured it is always asked for, since a proxy on this machine makes every reader look like a local one; and
/// where the configuration says that a proxy may stand in between, there is no other way in.
/// </summary>
public sealed class MetricsGate(RequestDelegate next, IOptions<CompassOptions> options)
{
    private const string Bearer = "Bearer ";

    private readonly byte[]? expected = options.Value.Metrics.Token is { } token ? Hash(token) : null;

    private readonly bool mayBeBehindProxy = options.Value.PublicUrl is not null || options.Value.ForwardedProxies is not null;

    public Task InvokeAsync(HttpContext context)
    {
        if (!IsAdmitted(context))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.Headers.CacheControl = "no-store";
        return next(context);
    }

    private bool IsAdmitted(HttpContext context) =>
        expected is null ? !mayBeBehindProxy && IsLocal(context) : CryptographicOperations.FixedTimeEquals(expected, Hash(Token(context.Request)));

    /// <summary>
    /// The connection's own address, and no trace of a proxy (nginx asks in HTTP/1.0 unless told otherwise): what the framework takes over from a trusted proxy's headers it leaves as
    /// X-Original-…, so that an address that only claims to be local does not pass either.
    /// </summary>
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote) && !HttpProtocol.IsHttp10(context.Request.Protocol)
        && !context.Request.Headers.Keys.Any(IsOfProxy);

    private static bool IsOfProxy(string header) =>
        header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
        || header.Equals("X-Real-IP", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Via", StringComparison.OrdinalIgnoreCase);

    private static string Token(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : "";
    }

    /// <summary>All of one length, so that the comparison does not tell the token's.</summary>
    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
