using System.Net;
using CioCompass.Tests.Support.Http;
using Microsoft.AspNetCore.Http;

namespace CioCompass.Tests.Hosting.Monitoring;

/// <summary>Who may read the metrics.</summary>
public sealed class MetricsGateTests
{
    private const string Token = "0123456789-abcdefghijklm";

    [Theory]
    [InlineData("127.0.0.1", StatusCodes.Status200OK)]
    [InlineData("::1", StatusCodes.Status200OK)]
    [InlineData("::ffff:127.0.0.1", StatusCodes.Status200OK)]
    [InlineData("192.168.1.20", StatusCodes.Status404NotFound)]
    [InlineData("2001:db8::1", StatusCodes.Status404NotFound)]
    [InlineData(null, StatusCodes.Status404NotFound)]
    public async Task Without_a_token_this_machine_alone_may_read(string? from, int expected)
    {
        await using var app = new CompassWebApp();

        var scrape = await Scrape.ReadAsync(app, c => c.Connection.RemoteIpAddress = from is null ? null : IPAddress.Parse(from));

        Assert.Equal(expected, scrape.Status);
        Assert.Equal(expected == StatusCodes.Status200OK, scrape.Text.Contains("dotnet_", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("x-forwarded-proto", "https")]
    [InlineData("X-Original-For", "127.0.0.1:5000")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    [InlineData("X-Real-IP", "203.0.113.9")]
    [InlineData("Via", "1.1 proxy")]
    public async Task A_proxy_on_this_machine_does_not_make_its_readers_local(string header, string value)
    {
        await using var app = new CompassWebApp();

        Assert.Equal(StatusCodes.Status404NotFound, (await Scrape.ReadAsync(app, c => c.Request.Headers[header] = value)).Status);
    }

    [Theory]
    [InlineData("CioCompass:PublicUrl", "https://compass.example.org")]
    [InlineData("CioCompass:ForwardedProxies", "10.0.0.1")]
    public async Task Where_a_proxy_may_stand_in_between_only_a_token_lets_in(string key, string value)
    {
        await using var app = new CompassWebApp { Settings = { [key] = value } };

        Assert.Equal(StatusCodes.Status404NotFound, (await Scrape.ReadAsync(app, _ => { })).Status);
    }

    [Fact]
    public async Task A_proxy_that_says_nothing_of_itself_is_known_by_its_old_protocol()
    {
        await using var app = new CompassWebApp();

        Assert.Equal(StatusCodes.Status404NotFound, (await Scrape.ReadAsync(app, c => c.Request.Protocol = "HTTP/1.0")).Status);
    }

    [Fact]
    public async Task With_a_token_whoever_has_it_may_read_from_anywhere_and_nobody_else_from_this_machine()
    {
        await using var app = new CompassWebApp { Settings = { ["CioCompass:Metrics:Token"] = Token } };

        async Task<int> StatusAsync(string? authorization, string from = "203.0.113.9") => (await Scrape.ReadAsync(app, c =>
        {
            c.Connection.RemoteIpAddress = IPAddress.Parse(from);
            c.Request.Headers.Authorization = authorization;
            c.Request.Headers["X-Forwarded-For"] = "203.0.113.9";
        })).Status;

        Assert.Equal(StatusCodes.Status200OK, await StatusAsync($"Bearer {Token}"));
        Assert.Equal(StatusCodes.Status200OK, await StatusAsync($"bearer {Token}"));
        foreach (var wrong in (string?[])[null, "", "Bearer ", $"Bearer {Token}x", $"Bearer {Token[..^1]}", $"Bearer {Token.ToUpperInvariant()}", $"Basic {Token}", Token])
        {
            Assert.Equal(StatusCodes.Status404NotFound, await StatusAsync(wrong));
        }

        Assert.Equal(StatusCodes.Status404NotFound, await StatusAsync(authorization: null, from: "127.0.0.1"));
    }

    [Fact]
    public async Task Somebody_who_may_not_read_gets_the_page_of_any_unknown_address()
    {
        await using var app = new CompassWebApp();

        var (status, page) = await app.ReadAsync("/metrics");
        var (unknownStatus, unknown) = await app.ReadAsync("/no-such-page");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (status, unknownStatus));
        Assert.Equal(unknown.MainText(), page.MainText());
    }

    [Fact]
    public async Task The_metrics_are_never_kept()
    {
        await using var app = new CompassWebApp();

        Assert.Contains("no-store", (await Scrape.ReadAsync(app)).CacheControl, StringComparison.Ordinal);
    }
}
