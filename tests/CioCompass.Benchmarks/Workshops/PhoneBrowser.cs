using System.Collections.Concurrent;

namespace CioCompass.Benchmarks.Workshops;

/// <summary>The requests of one browser: its cookies, and what is asked again.</summary>
internal sealed class PhoneBrowser(HttpClient client)
{
    private const int Tries = 30;

    private readonly ConcurrentDictionary<string, string> cookies = new(StringComparer.Ordinal);
    private int errors;

    /// <summary>Between an answer that was none and the next try, where the server names no other time.</summary>
    public static TimeSpan Pause => TimeSpan.FromSeconds(1);

    /// <summary>Answers that were not what was hoped for.</summary>
    public int Errors => errors;

    public string Cookies => string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}"));

    public void Fail() => Interlocked.Increment(ref errors);

    /// <summary>A page; asked again where the server has failed or has asked to come back.</summary>
    /// <exception cref="HttpRequestException">There is none.</exception>
    public async Task<string> PageAsync(string address)
    {
        using var answer = await InsistAsync(() => SendAsync(HttpMethod.Get, address));
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <inheritdoc cref="PageAsync"/>
    public async Task<HttpResponseMessage> InsistAsync(Func<Task<HttpResponseMessage>> send)
    {
        for (var attempt = 1; ; attempt++)
        {
            var response = await send();
            if ((int)response.StatusCode < 500 || attempt == Tries)
            {
                return response;
            }

            Fail();
            var wait = response.Headers.RetryAfter?.Delta ?? Pause;
            response.Dispose();
            await Task.Delay(wait);
        }
    }

    /// <param name="token">Against forged requests, where no form carries it.</param>
    /// <param name="stream">Without waiting for the end of the answer.</param>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string address, HttpContent? content = null, string? token = null, bool stream = false,
        CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        if (token is not null)
        {
            request.Headers.Add("RequestVerificationToken", token);
        }

        if (!cookies.IsEmpty)
        {
            request.Headers.Add("Cookie", Cookies);
        }

        var response = await client.SendAsync(
            request, stream ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead, cancellationToken);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            cookies[pair[0]] = pair[1];
        }

        return response;
    }
}
