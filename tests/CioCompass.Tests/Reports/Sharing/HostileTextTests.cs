using AngleSharp.Html.Parser;
using CioCompass.Core.Assessments;
using CioCompass.Core.Data;
using CioCompass.Core.Reports;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Reports.Sharing;

public sealed class HostileTextTests
{
    private const string Hostile = "<img src=x onerror=alert(1)>&amp;{{x}}</p><script>alert(2)</script>";

    [Fact]
    public async Task Markup_in_any_field_is_plain_text_in_the_report_and_no_script_becomes_a_link()
    {
        await using var app = await ReportApp.StartAsync(WriteEverywhereAsync);
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

    /// <summary>Into every column that people type into, past all checks of input.</summary>
    private static async Task WriteEverywhereAsync(CompassDbContext db)
    {
        List<string> links = ["javascript:alert(3)", "https://example.org/\"><script>alert(4)</script>"];
        await db.Organisations.ExecuteUpdateAsync(set => set.SetProperty(o => o.Name, Hostile));
        await db.Assessments.ExecuteUpdateAsync(set => set.SetProperty(a => a.Title, Hostile));
        await db.Set<Response>().ExecuteUpdateAsync(set => set.SetProperty(r => r.Note, Hostile).SetProperty(r => r.EvidenceLinks, links));
        await db.AgreedAnswers.ExecuteUpdateAsync(set => set
            .SetProperty(a => a.Rationale, Hostile).SetProperty(a => a.MinorityView, Hostile).SetProperty(a => a.AgreedBy, Hostile));
        await db.ActionItems.ExecuteUpdateAsync(set => set
            .SetProperty(a => a.Title, Hostile).SetProperty(a => a.Owner, Hostile).SetProperty(a => a.Note, Hostile));
    }
}
