using System.Net;
using System.Text.RegularExpressions;

namespace CioCompass.Benchmarks.Circuits;

/// <summary>Signs the benchmark's consultant in by the form.</summary>
public static partial class SignedIn
{
    /// <param name="client">Without cookies of its own and without following redirects.</param>
    /// <returns>The header <c>Cookie</c> of the requests that follow.</returns>
    public static async Task<string> CookiesAsync(HttpClient client)
    {
        using var page = await client.GetAsync("/account/sign-in");
        var html = await page.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = Token().Match(html).Groups[1].Value,
            ["Input.Email"] = BenchmarkData.Email,
            ["Input.Password"] = BenchmarkData.Password,
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in") { Content = form };
        request.Headers.Add("Cookie", CookiesOf(page));
        using var answer = await client.SendAsync(request);
        return answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther
            ? CookiesOf(answer)
            : throw new InvalidOperationException($"Signing in was answered with {answer.StatusCode}.");
    }

    /// <returns>The cookies that an answer sets, as the header of a request.</returns>
    public static string CookiesOf(HttpResponseMessage response) => string.Join(
        "; ", response.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(c => c.Split(';')[0]) : []);

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
