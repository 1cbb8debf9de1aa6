using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using CioCompass.Benchmarks.Circuits;
using CioCompass.Benchmarks.Table;

namespace CioCompass.Benchmarks.Reports;

/// <summary>Takes files in and out of a served program, as its pages do.</summary>
internal static partial class ServedFiles
{
    private const string Path = "/assessments/import";

    /// <exception cref="InvalidOperationException">It was not taken in.</exception>
    public static async Task ImportAsync(HttpClient client, string cookies, byte[] file)
    {
        using var page = await SendAsync(client, new HttpRequestMessage(HttpMethod.Get, Path), cookies);
        var html = await page.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        using var content = new MultipartFormDataContent
        {
            { new StringContent("import"), "_handler" },
            { new StringContent(Token().Match(html).Groups[1].Value), "__RequestVerificationToken" },
        };
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Add(part, "file", "assessment.json");
        using var answer = await SendAsync(
            client, new HttpRequestMessage(HttpMethod.Post, Path) { Content = content }, $"{cookies}; {SignedIn.CookiesOf(page)}");
        if (answer.Headers.Location?.OriginalString.Contains("result=imported", StringComparison.Ordinal) != true)
        {
            throw new InvalidOperationException($"The import was answered with {answer.StatusCode} {answer.Headers.Location}.");
        }
    }

    /// <summary>Fetches the report in each format, one after the other.</summary>
    public static async Task ExportAsync(HttpClient client, string cookies, Guid assessment)
    {
        foreach (var format in (string[])["pdf", "xlsx", "docx", "pptx", "csv", "json"])
        {
            await Load.FetchAsync(client, $"/assessments/{assessment}/report.{format}?language=nl", cookies);
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpRequestMessage request, string cookies)
    {
        using (request)
        {
            request.Headers.Add("Cookie", cookies);
            return await client.SendAsync(request);
        }
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
