using System.Net;
using System.Net.Http.Headers;
using CioCompass.EndToEndTests.Support.Programs;

namespace CioCompass.EndToEndTests.Outside;

/// <summary>Bodies that no form of ours has, from somebody without an account, against the published program.</summary>
[Collection<OutsideCollection>]
public sealed class LargeBodyTests(PublishedApp published)
{
    private const int Size = 28 * 1024 * 1024;

    /// <summary>Bytes: less than two of the bodies.</summary>
    private const long Allowed = 50_000_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [OutsideTheory]
    [InlineData("/join", "application/x-www-form-urlencoded")]
    [InlineData("/join/room", "application/x-www-form-urlencoded")]
    [InlineData("/join/ballot", "application/json")]
    [InlineData("/account/sign-in", "application/x-www-form-urlencoded")]
    [InlineData("/account/sign-in", "multipart/form-data; boundary=x")]
    [InlineData("/account/sign-out", "application/x-www-form-urlencoded")]
    [InlineData("/account/passkeys/request", "application/json")]
    [InlineData("/setup", "application/x-www-form-urlencoded")]
    [InlineData("/account/invitation", "application/x-www-form-urlencoded")]
    [InlineData("/", "application/x-www-form-urlencoded")]
    public async Task Large_bodies_of_somebody_without_an_account_cost_nothing(string address, string type)
    {
        var memory = new PeakMemory(published.App);
        await memory.BeginAsync();

        var statuses = await Task.WhenAll(Enumerable.Range(0, 24).Select(n => SendAsync(address, type, chunked: n % 2 == 0)));

        Assert.All(statuses, status => Assert.True(status is null or HttpStatusCode.RequestEntityTooLarge, $"{status}"));
        Assert.Contains(HttpStatusCode.RequestEntityTooLarge, statuses);
        Assert.InRange(await memory.GrowthAsync(), long.MinValue, Allowed);
    }

    /// <returns>Null where the program hung up before it had the whole, which it may.</returns>
    private async Task<HttpStatusCode?> SendAsync(string address, string type, bool chunked)
    {
        using var outsider = new Outsider(published.App);
        var body = new byte[Size];
        body.AsSpan().Fill((byte)'a');
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.TransferEncodingChunked = chunked;

        // Half of them hear the refusal before they send; the others push on, until the program hangs up.
        request.Headers.ExpectContinue = !chunked;
        try
        {
            using var response = await outsider.Client.SendAsync(request, Cancel);
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
