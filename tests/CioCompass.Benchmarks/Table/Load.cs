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
    /// <returns>The median of the requests in a second of each, and the median of the rounds' ratios.</returns>
    public static async Task<(double Ours, double Bare, double Ratio)> CompareAsync(
        HttpClient ours, string path, IReadOnlyList<string> cookies, HttpClient bare, string barePath)
    {
        await RateAsync(ours, path, cookies);
        await RateAsync(bare, barePath, [""]);
        var rounds = new List<(double Ours, double Bare)>();
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add((await RateAsync(ours, path, cookies), await RateAsync(bare, barePath, [""])));
        }

        return (Figures.Median(rounds.Select(r => r.Ours)), Figures.Median(rounds.Select(r => r.Bare)), Figures.Median(rounds.Select(r => r.Ours / r.Bare)));
    }

    public static async Task<string> GetAsync(HttpClient client, string path, string cookies)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (cookies.Length > 0)
        {
            request.Headers.Add("Cookie", cookies);
        }

        using var response = await client.SendAsync(request);
        return response.StatusCode == System.Net.HttpStatusCode.OK
            ? await response.Content.ReadAsStringAsync()
            : throw new InvalidOperationException($"{path} was answered with {response.StatusCode}.");
    }

    private static async Task<double> RateAsync(HttpClient client, string path, IReadOnlyList<string> cookies)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Readers).Select(async reader =>
        {
            var count = 0;
            for (; watch.Elapsed < Span; count++)
            {
                await GetAsync(client, path, cookies[reader % cookies.Count]);
            }

            return count;
        }));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }
}
