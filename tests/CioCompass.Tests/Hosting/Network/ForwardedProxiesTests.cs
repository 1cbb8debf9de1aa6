using System.Net;
using CioCompass.Core.Configuration;
using CioCompass.Tests.Accounts.SingleSignOn;
using CioCompass.Tests.Support.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace CioCompass.Tests.Hosting.Network;

public sealed class ForwardedProxiesTests
{
    private const string Proxy = "10.0.0.5";
    private const string Host = "compass.example.org";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("10.0.0.5")]
    [InlineData("192.0.2.1; 10.0.0.0/8")]
    public async Task A_configured_proxy_is_believed_on_address_scheme_and_host(string configured)
    {
        await using var app = App(configured);

        var context = await SendAsync(app, Proxy, "203.0.113.7");

        Assert.Equal(("203.0.113.7", "https", Host), Seen(context));
        Assert.Equal(StatusCodes.Status200OK, context.Response.StatusCode);
        Assert.Contains("max-age", context.Response.Headers.StrictTransportSecurity.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ipv4_proxy_is_known_also_where_the_program_listens_on_ipv6()
    {
        await using var app = App(Proxy);

        Assert.Equal("203.0.113.7", Seen(await SendAsync(app, "::ffff:10.0.0.5", "203.0.113.7")).Address);
    }

    [Theory]
    [InlineData("10.0.0.5", "198.51.100.9")]
    [InlineData("10.0.0.5", "10.0.0.6")]
    [InlineData("10.0.0.5", "127.0.0.1")]
    [InlineData("", "10.0.0.5")]
    [InlineData("", "127.0.0.1")]
    public async Task Whoever_is_no_configured_proxy_is_not_believed(string configured, string sender)
    {
        await using var app = App(configured);

        var context = await SendAsync(app, sender, "203.0.113.7");

        Assert.Equal((sender, "http", "localhost"), Seen(context));
    }

    [Fact]
    public async Task What_a_reader_wrote_before_the_proxys_own_word_is_not_believed()
    {
        await using var app = App("10.0.0.5; 10.0.0.6");

        var context = await SendAsync(app, Proxy, "192.0.2.66, 203.0.113.7, 10.0.0.6");

        Assert.Equal("203.0.113.7", Seen(context).Address);
    }

    [Fact]
    public async Task A_host_that_is_not_ours_is_refused_also_when_a_proxy_names_it()
    {
        await using var app = App(Proxy);

        Assert.Equal(StatusCodes.Status400BadRequest, (await SendAsync(app, Proxy, "203.0.113.7", host: "evil.example")).Response.StatusCode);
    }

    [Fact]
    public async Task Readers_behind_one_proxy_do_not_share_the_limit_of_failed_sign_ins()
    {
        await using var app = Listening(proxies: "127.0.0.1");
        app.Services.LeaveTries(3, "203.0.113.7");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await TryAsync(app, "203.0.113.7"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(app, "192.0.2.66, 203.0.113.7"));
        Assert.Equal(HttpStatusCode.OK, await TryAsync(app, "203.0.113.8"));
    }

    [Fact]
    public async Task Nobody_escapes_the_limit_by_pretending_to_be_a_proxy()
    {
        await using var app = Listening(proxies: Proxy);
        app.Services.LeaveTries(3, "127.0.0.1");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await TryAsync(app, $"203.0.113.{i}"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(app, "203.0.113.99"));
    }

    [Theory]
    [InlineData("10.0.0.5", 1, 0)]
    [InlineData("10.0.0.5;2001:db8::/32 ; fd00::1", 2, 1)]
    public void Addresses_and_networks_are_read(string configured, int addresses, int networks)
    {
        var read = ProxyAddresses.Of(new CompassOptions { ForwardedProxies = configured });

        Assert.Equal((addresses, networks, 0), (read.Addresses.Count, read.Networks.Count, read.Unknown.Count));
    }

    [Theory]
    [InlineData("proxy.example.org")]
    [InlineData("10.1")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.5/8")]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    [InlineData("*")]
    public void What_is_no_address_or_would_believe_everybody_is_named(string configured) =>
        Assert.Equal([configured], ProxyAddresses.Of(new CompassOptions { ForwardedProxies = "10.0.0.5;" + configured }).Unknown);

    private static CompassWebApp Listening(string proxies)
    {
        var app = new CompassWebApp { Settings = { ["CioCompass:ForwardedProxies"] = proxies, ["urls"] = "http://127.0.0.1:0" } };
        app.UseKestrel(0);
        app.StartServer();
        return app;
    }

    private static async Task<HttpStatusCode> TryAsync(CompassWebApp app, string forwardedFor)
    {
        using var reader = new SignOnReader(app.ClientOptions.BaseAddress.ToString(), forwardedFor: forwardedFor);
        await reader.SignInWithPasswordAsync("nobody@example.org", "not the right one at all");
        return reader.Status;
    }

    private static CompassWebApp App(string configured) =>
        new() { Settings = { ["CioCompass:ForwardedProxies"] = configured, ["CioCompass:PublicUrl"] = "https://" + Host } };

    private static Task<HttpContext> SendAsync(CompassWebApp app, string sender, string forwardedFor, string host = Host, string path = "/account/sign-in") =>
        app.Server.SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(sender);
            context.Request.Method = HttpMethods.Get;
            context.Request.Scheme = "http";
            context.Request.Host = new HostString("localhost");
            context.Request.Path = path;
            context.Request.Headers["X-Forwarded-For"] = forwardedFor;
            context.Request.Headers["X-Forwarded-Proto"] = "https";
            context.Request.Headers["X-Forwarded-Host"] = host;
        }, Cancel);

    private static (string? Address, string Scheme, string Host) Seen(HttpContext context) =>
        (context.Connection.RemoteIpAddress?.ToString(), context.Request.Scheme, context.Request.Host.Value!);
}
