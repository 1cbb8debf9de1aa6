using Bunit;
using CioCompass.Core.Assessments;
using CioCompass.Core.Reports;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;
using CioCompass.Web.Features.Reports.Document;

namespace CioCompass.Tests.Reports.Document;

public sealed class ReportDocumentTests : IAsyncLifetime
{
    private readonly InCulture english = new("en");
    private readonly BunitContext bunit = new();
    private ReportExample example = null!;

    public async ValueTask InitializeAsync() => example = await ReportExample.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        await bunit.DisposeAsync();
        await example.DisposeAsync();
        english.Dispose();
    }

    [Fact]
    public async Task It_has_cover_summary_compass_themes_figures_actions_sources_and_method_in_this_order()
    {
        var document = Render(await example.ReadAsync());

        Assert.Equal("Zonneveld & Marchand", document.Find("h1").TextContent);
        Assert.Equal(
            ["In short", "The compass", "Theme by theme", "The figures behind the questions", "Action plan", "Sources and method"],
            document.FindAll(".report-section > h2").Select(h => h.TextContent));
        Assert.Equal(
            document.FindAll(".report-section > h2").Select(h => $"/here#{h.Id}"), document.FindAll(".report-contents a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task A_question_shows_its_answer_the_agreed_one_with_reason_and_dissent_the_votes_the_figure_and_the_actions()
    {
        var document = Render(await example.ReadAsync());

        var question = document.Find($"[aria-labelledby=report-question-{ReportExample.Question}]");
        var text = Pages.Plain(question.TextContent);
        Assert.Contains("Level 3: Defined", text, StringComparison.Ordinal);
        Assert.Contains("Agreed answer: level 3: Defined", text, StringComparison.Ordinal);
        Assert.Contains("It is discussed every quarter.", text, StringComparison.Ordinal);
        Assert.Contains(ReportExample.MinorityView, text, StringComparison.Ordinal);
        Assert.Equal(["0", "1", "3", "1", "0", "0"], question.QuerySelectorAll(".level-bar-count").Select(c => c.TextContent));
        Assert.Equal(6, question.QuerySelectorAll(".level-bar-before").Length);
        Assert.Contains("Vote 2", text, StringComparison.Ordinal);
        Assert.Contains("80%", text, StringComparison.Ordinal);
        Assert.Contains("Source: Edelman", text, StringComparison.Ordinal);
        Assert.Contains($"{ReportExample.ActionTitle} Team architecture, 1 February 2026, in progress, overdue", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_stands_with_its_source_and_beside_the_room_with_the_word_on_comparability()
    {
        var document = Render(await example.ReadAsync());

        var figure = document.Find($"[aria-labelledby=report-figure-{ReportExample.Statistic}]");
        Assert.Single(figure.QuerySelectorAll(".figure-axis"));
        Assert.Contains("Comparison: different base.", figure.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, document.FindAll(".report-sources li").Count);
        Assert.Single(document.FindAll(".figure-axis"));
    }

    [Fact]
    public async Task Every_chart_has_its_words_or_its_table()
    {
        var document = Render(await example.ReadAsync());

        Assert.All(document.FindAll("svg[role=img]"), svg => Assert.NotEmpty(svg.GetAttribute("aria-label")!));
        Assert.All(document.FindAll(".level-bars, .figure-axis"), chart => Assert.NotNull(chart.ParentElement!.QuerySelector("table")));
        Assert.Equal(4, document.FindAll(".theme-table tbody tr").Count);
    }

    [Fact]
    public async Task An_assessment_without_answers_says_so_and_lists_every_question()
    {
        var organisation = await example.Database.AddOrganisationAsync("Blank", example.Consultant);
        var blank = await example.Database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(organisation.Id, "Empty", new DateOnly(2026, 3, 2), null), example.Consultant, CancellationToken.None);
        var report = await example.Database.Get<ReportService>().FindAsync(
            blank.Id!.Value, System.Globalization.CultureInfo.GetCultureInfo("en"), null, example.Consultant, CancellationToken.None);

        var document = Render(report!);

        Assert.Contains("No question has been answered yet", document.Find(".report-compass").TextContent, StringComparison.Ordinal);
        Assert.Empty(document.FindAll(".radar"));
        Assert.Equal(12, document.FindAll(".report-level.level-unanswered").Count);
        Assert.Contains("No actions are recorded yet.", document.Markup, StringComparison.Ordinal);
        Assert.Empty(document.FindAll(".report-agreed, .report-votes"));
    }

    [Theory]
    [InlineData(ReportSection.Summary, "report-summary")]
    [InlineData(ReportSection.Compass, "report-compass")]
    [InlineData(ReportSection.Themes, "report-themes")]
    [InlineData(ReportSection.Figures, "report-figures")]
    [InlineData(ReportSection.Actions, "report-actions")]
    public async Task A_section_that_is_left_out_has_no_heading_and_no_line_in_the_contents(ReportSection section, string id)
    {
        var report = await example.ReadAsync();

        var document = Render(report.Only(Report.AllSections.Except([section]).ToHashSet()));

        Assert.Empty(document.FindAll($"#{id}"));
        Assert.DoesNotContain($"/here#{id}", document.FindAll(".report-contents a").Select(a => a.GetAttribute("href")));
    }

    private IRenderedComponent<ReportDocument> Render(Report report) =>
        bunit.Render<ReportDocument>(p => p.Add(d => d.Report, report).Add(d => d.Address, "/here"));
}
