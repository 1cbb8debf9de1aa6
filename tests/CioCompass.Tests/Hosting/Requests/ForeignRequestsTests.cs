using System.Net;
using System.Net.WebSockets;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using Microsoft.AspNetCore.TestHost;

namespace CioCompass.Tests.Hosting.Requests;

public sealed class ForeignRequestsTests : IClassFixture<ForeignRequestsTests.PublicApp>
{
    private readonly PublicApp app;

    public ForeignRequestsTests(PublicApp app) => this.app = app;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("localhost:5080", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:5080", HttpStatusCode.OK)]
    [InlineData("[::1]:5080", HttpStatusCode.OK)]
    [InlineData("compass.example.org", HttpStatusCode.OK)]
    [InlineData("COMPASS.example.org", HttpStatusCode.OK)]
    [InlineData("inside.example.net", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("compass.example.org.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("203.0.113.9", HttpStatusCode.BadRequest)]
    public async Task Only_our_own_host_names_are_answered_to(string host, HttpStatusCode expected)
    {
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in");
        request.Headers.Host = host;

        using var response = await client.SendAsync(request, Cancel);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task This_machines_own_name_is_answered_to()
    {
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in");
        request.Headers.Host = Dns.GetHostName();

        using var response = await client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("http://localhost", HttpStatusCode.OK)]
    [InlineData("https://compass.example.org", HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.OK)]
    [InlineData("http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost:8080", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    public async Task A_live_connection_is_negotiated_with_our_own_pages_only(string? origin, HttpStatusCode expected)
    {
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await client.SendAsync(request, Cancel);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_socket_opens_from_our_own_page_and_from_no_other()
    {
        using var own = await Socket("http://localhost").ConnectAsync(new Uri("ws://localhost/_blazor"), Cancel);
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => Socket("http://evil.example").ConnectAsync(new Uri("ws://localhost/_blazor"), Cancel));

        Assert.Equal(WebSocketState.Open, own.State);
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    private WebSocketClient Socket(string origin)
    {
        var client = app.Server.CreateWebSocketClient();
        client.ConfigureRequest = request => request.Headers.Origin = origin;
        return client;
    }

    public sealed class PublicApp : CompassWebApp
    {
        public PublicApp()
        {
            Settings["CioCompass:PublicUrl"] = "https://compass.example.org";
            Settings["CioCompass:AllowedHosts"] = "inside.example.net; other.example.net";
        }
    }
}
