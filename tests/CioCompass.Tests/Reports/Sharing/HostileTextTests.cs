using AngleSharp.Html.Parser;
using CioCompass.Core.Reports;

namespace CioCompass.Tests.Reports.Sharing;

public sealed class HostileTextTests
{
    private const string Hostile = "<img src=x onerror=alert(1)>&amp;{{x}}</p><script>alert(2)</script>";

    /// <summary>Every column that people type into, past all checks of input.</summary>
    private const string Everywhere = $"""
        UPDATE Organisations SET Name = '{Hostile}';
        UPDATE Assessments SET Title = '{Hostile}';
        UPDATE Responses SET Note = '{Hostile}', EvidenceLinks = '["javascript:alert(3)", "https://example.org/\"><script>alert(4)</script>"]';
        UPDATE AgreedAnswers SET Rationale = '{Hostile}', MinorityView = '{Hostile}', AgreedBy = '{Hostile}';
        UPDATE ActionItems SET Title = '{Hostile}', Owner = '{Hostile}', Note = '{Hostile}';
        """;

    [Fact]
    public async Task Markup_in_any_field_is_plain_text_in_the_report_and_no_script_becomes_a_link()
    {
        // The SQL is a composite format, in which braces are doubled.
        await using var app = await ReportApp.StartAsync(Everywhere.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        var token = await app.ShareAsync(Enum.GetValues<ReportSection>());
        using var client = app.CreateClient();

        var html = new HtmlParser().ParseDocument(await client.GetStringAsync($"/shared/{token}", TestContext.Current.CancellationToken));

        Assert.Equal(Hostile, html.QuerySelector("h1")!.TextContent);
        // Reason and minority view of one answer, notes of twelve answers and of two actions, one of them beside a question too.
        Assert.All(html.QuerySelectorAll(".report-words"), words => Assert.Equal(Hostile, words.TextContent));
        Assert.InRange(html.QuerySelectorAll(".report-words").Length, 15, 16);
        Assert.Empty(html.QuerySelectorAll("img, script, [onerror]"));
        var links = html.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!).ToList();
        Assert.DoesNotContain(links, l => l.StartsWith("javascript", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(links, l => l.StartsWith("https://example.org/", StringComparison.Ordinal));
    }
}
