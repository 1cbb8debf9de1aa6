using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;

namespace CioCompass.EndToEndTests.Outside;

/// <summary>Reading and changing what is not one's own, and markup in what one may write, against the published program.</summary>
[Collection<OutsideCollection>]
public sealed class AccessTests(PublishedApp published)
{
    private const string Markup = "<img src=x onerror=alert(1)>";

    public static TheoryData<string> Exports => ["report", "report.pdf", "report.pptx", "report.docx", "report.xlsx", "report.csv", "report.json"];

    /// <summary>Of all assessments of a reader.</summary>
    public static TheoryData<string> Lists => ["/actions.csv", "/actions.ics"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [OutsideTheory]
    [InlineData("")]
    [InlineData("/results")]
    [InlineData("/hand-over")]
    [MemberData(nameof(Exports), DisableDiscoveryEnumeration = true)]
    public async Task Another_consultants_assessment_and_every_export_of_it_are_not_found(string part)
    {
        using var outsider = new Outsider(published.App);
        await outsider.SignInAsync(PublishedApp.Consultant);

        using var response = await outsider.GetAsync($"/assessments/{published.Assessment}/{part.TrimStart('/')}".TrimEnd('/'));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [OutsideTheory]
    [InlineData("/admin/users")]
    [InlineData("/admin/organisations")]
    [InlineData("/assessments")]
    [InlineData("/actions.csv")]
    public async Task A_participant_is_asked_to_sign_in(string address)
    {
        using var outsider = new Outsider(published.App);
        await outsider.ReadAsync("/join");
        outsider.Cookies[outsider.SessionName.Replace("CioCompass", "ciocompass.phone", StringComparison.Ordinal)] = "a-participants-token";

        using var response = await outsider.GetAsync(address);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Contains("/account/sign-in", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Not found instead of 403: what is not for a reader is not there for them.</summary>
    [OutsideFact]
    public async Task A_viewers_edit_is_refused_and_changes_nothing()
    {
        using var administrator = new Outsider(published.App);
        await administrator.SignInAsync();
        var file = await administrator.ReadAsync($"/assessments/{published.Assessment}/report.json");
        using var viewer = new Outsider(published.App);
        await viewer.SignInAsync(PublishedApp.Cio);
        var fields = await viewer.FieldsAsync("/account", "password");
        var before = published.Contents();
        var form = new MultipartFormDataContent
        {
            { new StringContent("import"), "_handler" },
            { new StringContent(fields["__RequestVerificationToken"]), "__RequestVerificationToken" },
            { new StringContent(file), "file", "assessment.json" },
        };

        using var response = await viewer.PostAsync("/assessments/import", form);

        Assert.Contains(response.StatusCode, (HttpStatusCode[])[HttpStatusCode.Forbidden, HttpStatusCode.NotFound]);
        Assert.Equal(before, published.Contents());
    }

    [OutsideTheory]
    [MemberData(nameof(Exports))]
    [InlineData("")]
    [InlineData("results")]
    public async Task Markup_in_a_name_and_a_note_is_text_on_every_page_and_in_every_export(string part)
    {
        published.Execute($"UPDATE Organisations SET Name = 'Acme {Markup}' WHERE Name NOT LIKE '%onerror%'");
        published.Execute($"UPDATE Responses SET Note = '{Markup}'");
        using var administrator = new Outsider(published.App);
        await administrator.SignInAsync();

        using var response = await administrator.GetAsync($"/assessments/{published.Assessment}/{part}".TrimEnd('/'));
        var bytes = await response.Content.ReadAsByteArrayAsync(Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain(response.Headers.Concat(response.Content.Headers).SelectMany(h => h.Value), v => v.Contains('<'));
        switch (Path.GetExtension(part))
        {
            case ".csv" or ".json":
                // Text as it is, which says what it is, and is saved instead of shown.
                Assert.NotEqual("text/html", response.Content.Headers.ContentType!.MediaType);
                Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
                Assert.Contains(Markup, Regex.Unescape(Encoding.UTF8.GetString(bytes)), StringComparison.Ordinal);
                break;
            case ".pdf":
                using (var pdf = PdfDocument.Open(bytes))
                {
                    // Words break over lines.
                    Assert.Contains("onerror=alert(1)>", string.Concat(pdf.GetPages().Select(p => p.Text)), StringComparison.Ordinal);
                }

                break;
            default:
                var texts = TextsOf(bytes, part).ToList();
                Assert.DoesNotContain(texts, t => t.Contains("<img src=x", StringComparison.OrdinalIgnoreCase));
                Assert.Contains(texts, t => t.Contains("&lt;img src=x", StringComparison.OrdinalIgnoreCase));
                break;
        }
    }

    [OutsideTheory]
    [MemberData(nameof(Lists))]
    public async Task Markup_in_an_action_is_text_in_the_lists_of_actions(string address)
    {
        published.Execute($"UPDATE ActionItems SET Title = '{Markup}', Note = '{Markup}'");
        using var administrator = new Outsider(published.App);
        await administrator.SignInAsync();

        using var response = await administrator.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(response.Content.Headers.ContentType!.MediaType, (string[])["text/csv", "text/calendar"]);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains(Markup, await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private static IEnumerable<string> TextsOf(byte[] bytes, string part)
    {
        if (part is not ("report.pptx" or "report.docx" or "report.xlsx"))
        {
            yield return Encoding.UTF8.GetString(bytes);
            yield break;
        }

        using var zip = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in zip.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            yield return reader.ReadToEnd();
        }
    }
}
