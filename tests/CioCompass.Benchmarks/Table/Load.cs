using System.Diagnostics;

namespace CioCompass.Benchmarks.Table;

/// <summary>A number of readers that ask for one page again and again.</summary>
public static class Load
{
    /// <summary>Readers at once.</summary>
    public const int Readers = 16;

    private const int Rounds = 5;

    private static readonly TimeSpan Span = TimeSpan.FromSeconds(2);

    /// <summary>Alternates two pages, after a warm-up of both, so that both meet the same machine.</summary>
    /// <param name="cookies">Of each reader in turn.</param>
    /// <param name="compressed">Whether both are asked for as a browser asks.</param>
    /// <returns>The median of the requests in a second of each, and the median of the rounds' ratios.</returns>
    public static async Task<(double Ours, double Bare, double Ratio)> CompareAsync(
        HttpClient ours, string path, IReadOnlyList<string> cookies, HttpClient bare, string barePath, bool compressed = false)
    {
        await RateAsync(ours, path, cookies, compressed);
        await RateAsync(bare, barePath, [""], compressed);
        var rounds = new List<(double Ours, double Bare)>();
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add((await RateAsync(ours, path, cookies, compressed), await RateAsync(bare, barePath, [""], compressed)));
        }

        return (Figures.Median(rounds.Select(r => r.Ours)), Figures.Median(rounds.Select(r => r.Bare)), Figures.Median(rounds.Select(r => r.Ours / r.Bare)));
    }

    /// <summary>A page as text, not compressed.</summary>
    public static async Task<string> GetAsync(HttpClient client, string path, string cookies)
    {
        using var response = await AskAsync(client, path, cookies, compressed: false);
        return await response.Content.ReadAsStringAsync();
    }

    /// <param name="compressed">As a browser asks, which takes what the server has.</param>
    /// <returns>How many bytes came, and in which encoding; none for those of the page itself.</returns>
    public static async Task<(int Bytes, string Encoding)> FetchAsync(HttpClient client, string path, string cookies, bool compressed = false)
    {
        using var response = await AskAsync(client, path, cookies, compressed);
        return ((await response.Content.ReadAsByteArrayAsync()).Length, string.Join(", ", response.Content.Headers.ContentEncoding));
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string path, string cookies, bool compressed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (cookies.Length > 0)
        {
            request.Headers.Add("Cookie", cookies);
        }

        if (compressed)
        {
            request.Headers.Add("Accept-Encoding", "gzip, deflate, br, zstd");
        }

        var response = await client.SendAsync(request);
        if (response.StatusCode != System.Net.HttpStatusCode.OK)
        {
            using (response)
            {
                throw new InvalidOperationException($"{path} was answered with {response.StatusCode}.");
            }
        }

        return response;
    }

    private static async Task<double> RateAsync(HttpClient client, string path, IReadOnlyList<string> cookies, bool compressed)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Readers).Select(async reader =>
        {
            var count = 0;
            for (; watch.Elapsed < Span; count++)
            {
                await FetchAsync(client, path, cookies[reader % cookies.Count], compressed);
            }

            return count;
        }));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }
}
