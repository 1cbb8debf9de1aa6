using System.Net;
using CioCompass.Core.Accounts;
using CioCompass.Core.Configuration;
using CioCompass.Tests.Support.Http;
using CioCompass.Web.Hosting.Network;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CioCompass.Tests.Hosting.Network;

/// <summary>A proxy in front that nobody has configured makes all its readers one.</summary>
public sealed class UnconfiguredProxiesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_sends_forwarded_addresses_unasked_is_named_in_the_log_and_to_administrators()
    {
        await using var app = new CompassWebApp();
        await app.Server.SendAsync(context =>
        {
            (context.Request.Path, context.Connection.RemoteIpAddress) = ("/join", IPAddress.Parse("10.0.0.7"));
            context.Request.Headers["X-Forwarded-For"] = "203.0.113.9";
            context.Request.Host = new("localhost");
        }, Cancel);
        var (administrator, _) = await app.SignedInAsync("Ada", Role.Administrator);

        var page = await administrator.GetStringAsync("/admin", Cancel);

        Assert.Contains("10.0.0.7", page, StringComparison.Ordinal);
        Assert.Contains("10.0.0.7", await app.LoggedAsync("PROXY NOT CONFIGURED"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_such_a_request_nobody_is_warned()
    {
        await using var app = new CompassWebApp();
        var (administrator, _) = await app.SignedInAsync("Ada", Role.Administrator);

        Assert.DoesNotContain("X-Forwarded-For", await administrator.GetStringAsync("/admin", Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://compass.example.org", null, "http://localhost:5080", true)]
    [InlineData("https://compass.example.org", "10.0.0.1", "http://localhost:5080", false)]
    [InlineData("https://compass.example.org", null, "https://localhost:5443", false)]
    [InlineData("http://compass.example.org", null, "http://localhost:5080", false)]
    public void A_public_address_over_https_that_somebody_else_must_serve_is_a_warning_at_the_start(
        string url, string? configured, string listening, bool warns)
    {
        var options = Options.Create(new CompassOptions { PublicUrl = url, ForwardedProxies = configured });

        Assert.Equal(warns, new UnconfiguredProxies(options, NullLogger<UnconfiguredProxies>.Instance).WarnAtStart([listening]));
    }
}
