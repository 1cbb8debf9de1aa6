using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CioCompass.EndToEndTests.Support.Programs;
using UglyToad.PdfPig;

namespace CioCompass.EndToEndTests.Outside;

/// <summary>Names that turn their letters around (U+202E and its kind), from files and forms, against the published program.</summary>
[Collection<OutsideCollection>]
public sealed class DirectionTests(PublishedApp published)
{
    /// <summary>Reads "Acme exe.pdf" where the override is let through.</summary>
    private const string Sent = "Acme \u202efdp.exe\u202c\u2067";

    private const string Shown = "Acme fdp.exe";

    private static readonly char[] Controls = ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'];

    public static TheoryData<string> Hebrew => ["\u05e9\u05dc\u05d5\u05dd \u05d1\u05e2\u05f4\u05de", "\u0634\u0631\u0643\u0629 \u0627\u0644\u0646\u0648\u0631"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [OutsideFact]
    public async Task Names_of_a_file_turn_nothing_around_on_any_page_and_in_any_export()
    {
        using var administrator = new Outsider(published.App);
        await administrator.SignInAsync();
        var imported = await ImportAsync(administrator, Sent);

        foreach (var address in (string[])
            ["/assessments", $"{imported}", $"{imported}/results", $"{imported}/report", $"{imported}/hand-over", "/actions", "/admin/organisations", "/admin/audit", "/admin/users"])
        {
            var page = WebUtility.HtmlDecode(await administrator.ReadAsync(address));
            Assert.True(page.IndexOfAny(Controls) < 0, address);
        }

        Assert.Contains(Shown, await administrator.ReadAsync(imported), StringComparison.Ordinal);
        Assert.Contains(Shown, await administrator.ReadAsync("/actions"), StringComparison.Ordinal);
        foreach (var address in (string[])
            [$"{imported}/report.pdf", $"{imported}/report.pptx", $"{imported}/report.docx", $"{imported}/report.xlsx", $"{imported}/report.csv", $"{imported}/report.json", "/actions.csv", "/actions.ics"])
        {
            using var response = await administrator.GetAsync(address);
            Assert.True(response.IsSuccessStatusCode, address);
            var name = WebUtility.UrlDecode(response.Content.Headers.ContentDisposition!.ToString());
            var texts = TextsOf(await response.Content.ReadAsByteArrayAsync(Cancel), address);
            Assert.True((name + texts).IndexOfAny(Controls) < 0, address);
            Assert.True((name + texts).Contains("fdp.exe", StringComparison.Ordinal), $"{address}: {texts}");
        }
    }

    [OutsideTheory]
    [MemberData(nameof(Hebrew))]
    public async Task A_name_in_Hebrew_or_Arabic_stays_as_it_is(string name)
    {
        using var administrator = new Outsider(published.App);
        await administrator.SignInAsync();

        var imported = await ImportAsync(administrator, name);

        Assert.Contains(name, WebUtility.HtmlDecode(await administrator.ReadAsync(imported)), StringComparison.Ordinal);
        Assert.Contains(name, (string)JsonNode.Parse(await administrator.ReadAsync($"{imported}/report.json"))!["organisation"]!["name"]!, StringComparison.Ordinal);
    }

    [OutsideFact]
    public async Task A_participants_and_ones_own_name_turn_nothing_around()
    {
        using var administrator = new Outsider(published.App);
        await administrator.SignInAsync();
        using var saved = await administrator.SubmitAsync("/account", "name", ("Name", Sent));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        Assert.Equal(1, published.Count($"SELECT count(*) FROM AspNetUsers WHERE DisplayName = '{Shown}'"));
        Assert.True((await administrator.ReadAsync("/account")).IndexOfAny(Controls) < 0);
    }

    /// <summary>The file of the sample that has actions, as another one, with that name wherever somebody can name something.</summary>
    /// <returns>The address of the assessment.</returns>
    private async Task<string> ImportAsync(Outsider administrator, string name)
    {
        var planned = DatabaseFile.Query(published.App, "SELECT lower(AssessmentId) FROM ActionItems WHERE DueOn IS NOT NULL ORDER BY CreatedAt")[0];
        var file = JsonNode.Parse(await administrator.ReadAsync($"/assessments/{planned}/report.json"))!;
        file["assessment"]!["id"] = Guid.NewGuid().ToString();
        file["assessment"]!["title"] = name;
        file["organisation"]!["id"] = Guid.NewGuid().ToString();
        file["organisation"]!["name"] = name;
        foreach (var action in file["actions"]!.AsArray())
        {
            action!["title"] = name;
            action["owner"] = name;
        }

        using var asked = await administrator.UploadAsync(new ByteArrayContent(Encoding.UTF8.GetBytes(file.ToJsonString())));
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        var address = asked.Headers.Location!.ToString();
        if (!address.Contains("result=imported", StringComparison.Ordinal))
        {
            Assert.True(WebUtility.HtmlDecode(await administrator.ReadAsync(address)).IndexOfAny(Controls) < 0);
            using var decided = await administrator.SubmitAsync(address, "decide", ("Input.Organisation", "new"));
            address = decided.Headers.Location!.ToString();
        }

        Assert.Contains("result=imported", address, StringComparison.Ordinal);
        return $"/assessments/{address[^36..]}";
    }

    private static string TextsOf(byte[] bytes, string address)
    {
        if (address.EndsWith(".pdf", StringComparison.Ordinal))
        {
            using var pdf = PdfDocument.Open(bytes);
            return string.Concat(pdf.GetPages().Select(p => p.Text));
        }

        if (!address.EndsWith('x'))
        {
            return Regex.Unescape(Encoding.UTF8.GetString(bytes).Replace("\r\n ", "", StringComparison.Ordinal));
        }

        using var zip = new ZipArchive(new MemoryStream(bytes));
        return string.Concat(zip.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal)).Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return WebUtility.HtmlDecode(reader.ReadToEnd());
        }));
    }
}
