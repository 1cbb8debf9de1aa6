using System.Net;
using CioCompass.Core.Configuration;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Hosting.Requests;

/// <summary>
/// Refuses requests that another site sends through a reader's browser: a Host that is not ours (400, DNS rebinding), and a live
/// connection opened from another site's page (403; Blazor's own endpoint accepts any Origin).
/// </summary>
public sealed class ForeignRequests(RequestDelegate next, IOptions<CompassOptions> options)
{
    private readonly HashSet<string> names = OwnNames(options.Value);

    public Task InvokeAsync(HttpContext context)
    {
        if (!IsOwnHost(context.Request.Host.Host, context.Connection.LocalIpAddress))
        {
            return RefuseAsync(context, StatusCodes.Status400BadRequest, "This server does not answer to that host name. Its operator can add it with CioCompass__AllowedHosts.");
        }

        if (context.Request.Path.StartsWithSegments("/_blazor") && !IsOwnOrigin(context.Request))
        {
            return RefuseAsync(context, StatusCodes.Status403Forbidden, "Live connections are for this site's own pages only.");
        }

        return next(context);
    }

    /// <summary>Whether a browser says that a page of this site has sent the request; browsers say so with every form that is posted.</summary>
    public static bool IsFromOwnPage(HttpRequest request, CompassOptions options) =>
        Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var from)
        && (string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            || (options.PublicUrl is { } url && new Uri(url).Authority == from.Authority));

    private static HashSet<string> OwnNames(CompassOptions options)
    {
        var machine = Dns.GetHostName();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "localhost", "127.0.0.1", "[::1]", machine, machine + ".local" };
        names.UnionWith(options.AllowedHostNames);
        if (options.PublicUrl is not null)
        {
            names.Add(new Uri(options.PublicUrl).Host);
        }

        return names;
    }

    /// <summary>
    /// Whether the host is this machine's own: one of its names, or the address at which the connection came in, whatever network it joined since the
    /// start.
    /// </summary>
    private bool IsOwnHost(string host, IPAddress? local) =>
        names.Contains(host)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && local is not null
            && (address.Equals(local) || (local.IsIPv4MappedToIPv6 && address.Equals(local.MapToIPv4()))));

    private bool IsOwnOrigin(HttpRequest request) =>
        request.Headers.Origin.ToString().Length == 0 || IsFromOwnPage(request, options.Value);

    /// <summary>Plain English text: whoever reads it is an operator or not a reader of ours.</summary>
    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(reason, context.RequestAborted);
    }
}
