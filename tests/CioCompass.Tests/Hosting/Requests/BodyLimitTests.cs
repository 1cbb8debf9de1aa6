using System.Net;
using System.Net.Http.Headers;
using CioCompass.Tests.Support.Http;
using CioCompass.Web.Hosting.Requests;

namespace CioCompass.Tests.Hosting.Requests;

/// <summary>Bodies larger than any form, sent by somebody without an account.</summary>
public sealed class BodyLimitTests : IAsyncLifetime
{
    private readonly CompassWebApp app = new();

    public static TheoryData<string> Addresses => ["/join", "/join/room", "/join/ballot", "/account/sign-in", "/account/sign-out", "/account/passkeys/request", "/no-such-page", "/"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_body_that_says_it_is_too_large_is_refused(string address)
    {
        using var client = app.CreateClient();

        using var response = await client.PostAsync(address, new LargeContent(BodyLimit.Largest + 1), Cancel);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("/join")]
    [InlineData("/account/sign-in")]
    public async Task A_body_that_does_not_say_its_length_is_refused_at_the_limit(string address)
    {
        using var client = app.CreateClient();

        using var response = await client.PostAsync(address, new LargeContent(null), Cancel);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_ballot_without_its_token_is_refused_before_it_is_read()
    {
        using var client = app.CreateClient();

        using var response = await client.PostAsync("/join/ballot", new StringContent("{ this is no JSON", new MediaTypeHeaderValue("application/json")), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Invalid", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private sealed class LargeContent : HttpContent
    {
        private readonly long? length;

        /// <param name="length">Null for one in chunks, of a megabyte.</param>
        public LargeContent(long? length)
        {
            this.length = length;
            Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            stream.WriteAsync(new byte[length ?? 1_000_000]).AsTask();

        protected override bool TryComputeLength(out long computed)
        {
            computed = length ?? 0;
            return length is not null;
        }
    }
}
