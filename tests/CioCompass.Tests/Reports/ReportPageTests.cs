using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments.Sample;
using CioCompass.Tests.Support.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Reports;

/// <summary>The page as a browser without JavaScript gets it.</summary>
public sealed class ReportPageTests(CompassWebApp app) : IClassFixture<CompassWebApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_prerendered_page_holds_the_whole_report_and_the_third_tab_is_the_current_one()
    {
        var (client, id) = await WithSampleAsync("Rita", Role.Consultant);

        var page = await PageAsync(client, $"/assessments/{id}/report?culture=en");

        Assert.Equal("Zonneveld & Marchand", Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        Assert.Equal(12, page.QuerySelectorAll(".report-question").Length);
        Assert.Equal("Report", page.QuerySelector(".tabs [aria-current=page]")!.TextContent);
        Assert.Equal(["pdf", "pptx", "docx", "xlsx", "csv", "json"], page.QuerySelectorAll(".download-list a")
            .Select(a => new Uri("http://x" + a.GetAttribute("href")).AbsolutePath.Split('.')[1]));
        foreach (var other in (string[])[$"/assessments/{id}", $"/assessments/{id}/results"])
        {
            var tabs = (await PageAsync(client, other)).QuerySelectorAll(".tabs a").Select(a => a.GetAttribute("href"));
            Assert.Contains($"/assessments/{id}/report", tabs);
        }
    }

    [Fact]
    public async Task The_report_has_a_language_of_its_own_within_a_page_in_the_readers()
    {
        var (client, id) = await WithSampleAsync("Renske", Role.Consultant);

        var page = await PageAsync(client, $"/assessments/{id}/report?language=fr&culture=nl");

        Assert.Equal("nl", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Rapport", page.QuerySelector(".tabs [aria-current=page]")!.TextContent);
        Assert.Equal("fr", page.QuerySelector(".report")!.GetAttribute("lang"));
        Assert.Contains("Réalisée le", page.QuerySelector(".report-cover")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2,5", page.QuerySelector(".theme-table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Français", page.QuerySelector(".report-choices .chips [aria-current=true]")!.TextContent);
        Assert.All(page.QuerySelectorAll(".download-list a"), a => Assert.Contains("language=fr", a.GetAttribute("href")!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_comparison_that_is_none_of_the_earlier_ones_is_said_to_be_none()
    {
        var (client, id) = await WithSampleAsync("Roos", Role.Consultant);

        var page = await PageAsync(client, $"/assessments/{id}/report?compare=nonsense&culture=en");

        Assert.Contains("not one of this organisation’s earlier ones", page.QuerySelector(".notice[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_consultants_report_is_not_found()
    {
        var (_, id) = await WithSampleAsync("Robin", Role.Consultant);
        var (stranger, _) = await app.SignedInAsync("Stranger", Role.Consultant);

        using var response = await stranger.GetAsync($"/assessments/{id}/report", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("Zonneveld", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_a_report_is_handed_to_the_circuit_as_state()
    {
        var (client, id) = await WithSampleAsync("Ria", Role.Consultant);

        var html = await client.GetStringAsync($"/assessments/{id}/report", Cancel);

        var state = html[html.IndexOf("<!--Blazor-Server-Component-State:", StringComparison.Ordinal)..].Split("-->")[0];
        Assert.InRange(state.Length, 1, 8_000);
    }

    private async Task<(HttpClient Client, Guid Id)> WithSampleAsync(string name, Role role)
    {
        var (client, actor) = await app.SignedInAsync(name, role);
        var sample = await app.Services.GetRequiredService<SampleService>().AddAsync(actor, Cancel);
        return (client, sample.AssessmentId!.Value);
    }

    private static async Task<IHtmlDocument> PageAsync(HttpClient client, string address) =>
        new HtmlParser().ParseDocument(await client.GetStringAsync(address, Cancel));
}
