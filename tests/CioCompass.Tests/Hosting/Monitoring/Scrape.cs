using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CioCompass.Tests.Support.Http;
using CioCompass.Web.Hosting.Monitoring;
using Microsoft.AspNetCore.Http;

namespace CioCompass.Tests.Hosting.Monitoring;

/// <summary>The metrics as a collector gets them.</summary>
internal sealed partial record Scrape(int Status, string CacheControl, string Text)
{
    /// <summary>Series by name and labels as they are written (only the name where there is no label), with their values.</summary>
    public IReadOnlyDictionary<string, double> Series => Text.Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => (Name: line[..line.LastIndexOf(' ')], Value: line[(line.LastIndexOf(' ') + 1)..]))
        .ToDictionary(s => s.Name.Replace("{}", "", StringComparison.Ordinal), s => double.Parse(s.Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>Every label of every series.</summary>
    public IEnumerable<(string Series, string Name, string Value)> Labels => Series.Keys.SelectMany(
        s => Label().Matches(s).Select(m => (s.Split('{')[0], m.Groups[1].Value, m.Groups[2].Value)));

    /// <param name="configure">What is to differ from a reader on this machine.</param>
    public static async Task<Scrape> ReadAsync(CompassWebApp app, Action<HttpContext>? configure = null)
    {
        var answer = await app.Server.SendAsync(
            context =>
            {
                context.Request.Path = MetricsHosting.Address;
                context.Request.Host = new HostString("localhost");
                context.Connection.RemoteIpAddress = IPAddress.Loopback;
                configure?.Invoke(context);
            },
            CancellationToken.None);
        using var body = new StreamReader(answer.Response.Body);
        return new Scrape(answer.Response.StatusCode, answer.Response.Headers.CacheControl.ToString(), await body.ReadToEndAsync());
    }

    [GeneratedRegex(@"(\w+)=""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Label();
}
