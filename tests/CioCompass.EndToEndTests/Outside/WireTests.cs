using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CioCompass.EndToEndTests.Outside;

/// <summary>Bytes that no client of HTTP would write, against the published program.</summary>
[Collection<OutsideCollection>]
public sealed class WireTests(PublishedApp published)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>
    /// Two readers of one connection that disagree on where a request ends let somebody put a request into another's mouth. What is
    /// ambiguous is refused, and nothing behind it is answered.
    /// </summary>
    [OutsideTheory]
    [InlineData("Content-Length: 0\nContent-Length: 44")]
    [InlineData("Content-Length: 0, 44")]
    [InlineData("Content-Length: -1")]
    [InlineData("Content-Length: 0x0")]
    [InlineData("Content-Length : 0")]
    [InlineData("Transfer-Encoding: chunked, identity")]
    [InlineData("Transfer-Encoding: xchunked")]
    [InlineData("Transfer-Encoding: chunked\n X: folded")]
    public async Task A_request_whose_end_is_ambiguous_is_refused_and_nothing_behind_it_is_answered(string headers)
    {
        var answers = await AnswersAsync("GET /health/live", headers, "0\r\n\r\n");

        Assert.Equal(["400"], answers);
    }

    [OutsideFact]
    public async Task Where_a_length_stands_beside_chunks_only_the_chunks_count()
    {
        // By its length, the request would end behind the first line of the chunks, and the rest be a request of its own.
        var answers = await AnswersAsync("POST /join/ballot", "Content-Length: 4\nTransfer-Encoding: chunked\nConnection: close", "2c\r\nGET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n\r\n0\r\n\r\n", behind: false);

        Assert.Single(answers);
    }

    /// <summary>Neither for reading what is here nor, asked before a request, for sending one.</summary>
    [OutsideTheory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/statistics.json")]
    [InlineData("GET", "/account/sign-in")]
    [InlineData("OPTIONS", "/join/ballot")]
    [InlineData("OPTIONS", "/account/sign-out")]
    [InlineData("OPTIONS", "/_blazor/negotiate")]
    public async Task No_other_site_is_let_read_or_send_anything(string method, string address)
    {
        using var outsider = new Outsider(published.App);
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.Add("Origin", "https://evil.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "RequestVerificationToken");

        using var response = await outsider.Client.SendAsync(request, Cancel);

        Assert.DoesNotContain(response.Headers, h => h.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>As an administrator, who may have any backup, and nothing else of the disk.</summary>
    [OutsideTheory]
    [InlineData("/admin/backups/..%2fciocompass.db")]
    [InlineData("/admin/backups/..%5cciocompass.db")]
    [InlineData("/admin/backups/%2e%2e%2fciocompass.db")]
    [InlineData("/admin/backups/%252e%252e%252fciocompass.db")]
    [InlineData("/admin/backups/%2fetc%2fpasswd")]
    [InlineData("/admin/backups/ciocompass.db")]
    [InlineData("/exports/..%2f..%2fciocompass.db")]
    [InlineData("/assessments/..%2f..%2fciocompass.db/report.pdf")]
    [InlineData("/statistics.csv/..%2f..%2fappsettings.json")]
    public async Task A_download_is_of_what_is_listed_and_never_of_a_path(string address)
    {
        using var administrator = new Outsider(published.App);
        await administrator.SignInAsync();

        using var response = await administrator.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.StartsWith("text/html", response.Content.Headers.ContentType?.ToString(), StringComparison.Ordinal);
    }

    [OutsideFact]
    public async Task A_line_break_in_an_address_forges_no_line_of_the_log()
    {
        const string forged = "2026-01-01 00:00:00.000 +00:00 [INF] HTTP GET /forged responded 200 in 1.0 ms";
        using var outsider = new Outsider(published.App);
        using var response = await outsider.GetAsync($"/x%0D%0A{Uri.EscapeDataString(forged).Replace("%2F", "/", StringComparison.Ordinal)}%0Aend");

        await published.App.LogsAsync("/forged responded");
        var lines = published.App.LogLines();
        Assert.DoesNotContain(lines, l => l.StartsWith(forged, StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("HTTP GET /x", StringComparison.Ordinal) && l.Contains("end responded 404", StringComparison.Ordinal));
        Assert.DoesNotContain(published.App.StandardOutput, l => l.StartsWith("2026-01-01", StringComparison.Ordinal));
    }

    /// <summary>Statuses of all that is answered on one connection until the server closes it.</summary>
    /// <param name="behind">Whether another, complete request follows, which a server that read the first one otherwise would answer.</param>
    private async Task<IReadOnlyList<string>> AnswersAsync(string request, string headers, string body, bool behind = true)
    {
        var bytes = $"{request} HTTP/1.1\r\nHost: localhost\r\n{headers.Replace("\n", "\r\n", StringComparison.Ordinal)}\r\n\r\n{body}"
            + (behind ? "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n" : "");
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(published.App.Address).Port, Cancel);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(bytes), Cancel);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var text = await reader.ReadToEndAsync(Cancel);
        return [.. text.Split("HTTP/1.1 ").Skip(1).Select(answer => answer[..3])];
    }
}
