using System.Globalization;
using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Sample;
using CioCompass.Core.Data;
using CioCompass.Core.Questions;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Assessments.Results;

/// <summary>The page as a browser without JavaScript gets it.</summary>
public sealed class ResultsPageTests(CompassWebApp app) : IClassFixture<CompassWebApp>
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Fact]
    public async Task The_prerendered_page_has_every_chart_with_its_words_and_numbers()
    {
        var (client, id) = await WithSampleAsync("Carla");

        var page = await PageAsync(client, $"/assessments/{id}/results?culture=en");

        Assert.Equal("Zonneveld & Marchand", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("5 up, 1 down since " + PreviousMonth(), page.QuerySelector("#movers-title")!.TextContent);
        Assert.Contains("Innovation culture scores 2.5, after 2.0 in ", page.QuerySelector("svg[role=img]")!.GetAttribute("aria-label"));
        Assert.Equal(4, page.QuerySelectorAll(".theme-table tbody tr").Length);
        Assert.Equal(12, page.QuerySelectorAll(".heat tbody tr:not(.heat-theme)").Length);
        Assert.Equal(6, page.QuerySelectorAll("[aria-labelledby=movers-title] .strips li").Length);
        Assert.Equal(7, page.QuerySelectorAll("[aria-labelledby=gaps-title] .strips li").Length);
        Assert.Single(page.QuerySelectorAll(".sample-notice"));
    }

    [Fact]
    public async Task Each_answer_that_is_no_level_has_its_own_pattern_and_word()
    {
        var (client, id) = await WithSampleAsync("Clara");

        var page = await PageAsync(client, $"/assessments/{id}/results?culture=en");

        Assert.Equal("? don’t know", Words(page, ".heat-now.level-dont-know"));
        Assert.Equal("○ no answer", Words(page, ".heat-now.level-unanswered"));
        Assert.Equal("– n/a", Words(page, ".heat-now.level-not-applicable"));
    }

    [Theory]
    [InlineData("nl", "2,5")]
    [InlineData("fr", "2,5")]
    [InlineData("en", "2.5")]
    public async Task Numbers_are_in_the_readers_format(string language, string score)
    {
        var (client, id) = await WithSampleAsync($"Corine{language}");

        var page = await PageAsync(client, $"/assessments/{id}/results?culture={language}");

        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Contains(score, page.QuerySelectorAll(".theme-score").Select(s => s.TextContent));
    }

    [Fact]
    public async Task The_table_view_has_the_numbers_of_the_charts_and_no_drawing()
    {
        var (client, id) = await WithSampleAsync("Cora");

        var page = await PageAsync(client, $"/assessments/{id}/results?view=table&culture=en");

        Assert.Empty(page.QuerySelectorAll(".results svg"));
        Assert.Equal(6, page.QuerySelectorAll("[aria-labelledby=movers-title] tbody tr").Length);
        Assert.Equal(7, page.QuerySelectorAll("[aria-labelledby=gaps-title] tbody tr").Length);
        Assert.Equal("Tables only", page.QuerySelector(".chips [aria-current=true]")!.TextContent);
    }

    [Fact]
    public async Task Another_organisations_results_are_a_real_404()
    {
        var (_, id) = await WithSampleAsync("Cleo");
        var (stranger, _) = await app.SignedInAsync("Stefan", Role.Consultant);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/assessments/{id}/results")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/assessments/{Guid.NewGuid()}/results")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/assessments/nonsense/results")).StatusCode);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    public async Task A_comparison_that_does_not_exist_is_said_and_the_latest_taken(string compare)
    {
        var (client, id) = await WithSampleAsync($"Cis{compare[..4]}");

        var page = await PageAsync(client, $"/assessments/{id}/results?compare={compare}&culture=en");

        Assert.Contains($"Compared with {PreviousMonth()} instead", page.QuerySelector(".notice-caution")!.TextContent);
        Assert.NotNull(page.QuerySelector("[aria-labelledby=movers-title] .strips"));
    }

    [Fact]
    public async Task A_cio_reads_the_results_and_is_offered_no_change()
    {
        var (client, cio) = await app.SignedInAsync("Ingrid", Role.Cio);
        var organisation = await app.AddOrganisationAsync("Ingrid's", cio);
        var id = await AddAssessmentAsync(organisation, isSample: true, level: 3);

        var page = await PageAsync(client, $"/assessments/{id}/results?culture=en");

        Assert.Contains("scores 3.0 out of 5", page.QuerySelector(".lede")!.TextContent);
        Assert.Empty(page.QuerySelectorAll(".sample-notice button"));
        Assert.Equal("No earlier assessment", page.QuerySelector("#movers-title")!.TextContent);
    }

    [Fact]
    public async Task Where_nothing_is_answered_the_page_says_what_to_do_next()
    {
        var (client, actor) = await app.SignedInAsync("Nora", Role.Consultant);
        var id = await AddAssessmentAsync(await app.AddOrganisationAsync("Blank", actor), isSample: false, level: null);

        var page = await PageAsync(client, $"/assessments/{id}/results?culture=en");

        Assert.Equal($"/assessments/{id}", page.QuerySelector(".empty a")!.GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll("table, .radar"));
    }

    [Fact]
    public async Task A_visitor_is_sent_to_the_sign_in_page()
    {
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });

        using var response = await client.GetAsync($"/assessments/{Guid.NewGuid()}/results");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Contains("/account/sign-in", response.Headers.Location!.ToString());
    }

    /// <summary>When the sample's first assessment was held.</summary>
    private string PreviousMonth() => app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime
        .AddDays(-12 - 364).ToString("MMMM yyyy", CultureInfo.GetCultureInfo("en"));

    private static string Words(IDocument page, string selector) =>
        string.Join(' ', page.QuerySelector(selector)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<IDocument> PageAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await BrowsingContext.New().OpenAsync(async r => r.Content(await response.Content.ReadAsStringAsync()));
    }

    private async Task<(HttpClient Client, Guid Id)> WithSampleAsync(string name)
    {
        var (client, actor) = await app.SignedInAsync(name, Role.Consultant);
        var added = await app.Services.GetRequiredService<SampleService>().AddAsync(actor, Cancel);
        return (client, added.AssessmentId!.Value);
    }

    private async Task<Guid> AddAssessmentAsync(Organisation organisation, bool isSample, int? level)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync();
        var set = await app.Services.GetRequiredService<QuestionCatalog>().CurrentAsync(Cancel);
        var assessment = new Assessment(organisation.Id, set.Id, "First", new DateOnly(2026, 3, 2), DateTime.UnixEpoch, isSample);
        if (level is { } known)
        {
            assessment.Respond(set.Questions[0].Id, new ResponseContent { Answer = Answer.Rated(known) }, "Carla", DateTime.UnixEpoch);
        }

        db.Assessments.Add(assessment);
        await db.SaveChangesAsync();
        return assessment.Id;
    }
}
