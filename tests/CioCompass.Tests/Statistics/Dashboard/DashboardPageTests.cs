using System.Net;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Core.Statistics.Citations;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Statistics.Dashboard;

/// <summary>The dashboard's HTML before any script runs.</summary>
public sealed class DashboardPageTests(CompassWebApp app) : IClassFixture<CompassWebApp>
{
    [Fact]
    public async Task The_dashboard_needs_no_sign_in() => Assert.Equal(HttpStatusCode.OK, (await app.ReadAsync("/")).Status);

    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("de")]
    public async Task Every_figure_is_there_with_chart_source_facts_and_questions(string language)
    {
        var culture = Cultures.All.Single(c => c.Name == language);
        var (_, page) = await app.ReadAsync("/", language);

        var questions = await app.Services.GetRequiredService<QuestionCatalog>().CurrentAsync(CancellationToken.None);
        foreach (var statistic in (await StatisticsAsync()).Statistics)
        {
            var figure = page.GetElementById(statistic.Key)!;
            var text = Pages.Plain(figure.TextContent);
            var facts = new StatisticText(statistic, culture);

            Assert.Equal(statistic.Headline.In(culture), figure.QuerySelector("h2")!.TextContent);
            Assert.Equal(facts.Percentage, figure.QuerySelector(".numeral")!.TextContent);
            Assert.Contains(statistic.Statement.In(culture), figure.QuerySelector("svg[role=img]")!.GetAttribute("aria-label"), StringComparison.Ordinal);
            Assert.Contains(Citation.Source(statistic.Source, culture), figure.QuerySelector(".source-line")!.TextContent, StringComparison.Ordinal);
            Assert.All(
                [
                    statistic.Statement.In(culture), statistic.Base.In(culture), statistic.VerificationNote.In(culture),
                    statistic.Caution!.In(culture), facts.Audience, facts.Year, facts.SampleSize, facts.Margin,
                    .. statistic.Companions.Select(c => c.Text.In(culture)),
                ],
                expected => Assert.Contains(expected, text, StringComparison.Ordinal));
            Assert.Equal(
                questions.MotivatedBy(statistic.Key).Select(q => ($"/questions#{q.Key}", q.Text.In(culture))),
                figure.QuerySelectorAll(".figure-questions a").Select(a => (a.GetAttribute("href")!, a.TextContent)));
        }
    }

    [Theory]
    [InlineData("en", "Second-hand", "Own text", "Open")]
    [InlineData("nl", "Uit de tweede hand", "Eigen tekst", "Open")]
    [InlineData("fr", "De seconde main", "Texte d’origine", "À établir")]
    public async Task The_band_of_numbers_keeps_what_was_read_at_its_source_apart_and_says_whom_and_when(
        string language, string secondHand, string own, string open)
    {
        var culture = Cultures.All.Single(c => c.Name == language);
        var (_, page) = await app.ReadAsync("/", language);

        var items = page.QuerySelectorAll(".glance li");
        Assert.Equal(["glance-second-hand", "glance-own", "glance-open", "glance-open"], items.Select(i => i.ClassName));
        Assert.Equal([secondHand, own, open, open], items.Select(i => i.QuerySelector(".checked")!.TextContent));
        Assert.Equal(
            (await StatisticsAsync()).Statistics.Select(s => new StatisticText(s, culture)).Select(t => $"{t.Audience} · {t.Year}"),
            items.Select(i => i.QuerySelector(".glance-base")!.TextContent));
    }

    [Theory]
    [InlineData("/", "en")]
    [InlineData("/", "fr")]
    [InlineData("/?view=table", "nl")]
    [InlineData("/questions", "nl")]
    [InlineData("/statistics/switch-brands", "en")]
    public async Task A_page_that_speaks_of_the_article_names_it_and_links_to_it(string address, string language)
    {
        var culture = Cultures.All.Single(c => c.Name == language);
        var (_, page) = await app.ReadAsync(address, language);

        var note = page.QuerySelector("main .article-note")!;
        Assert.Equal(Article.Note(culture), note.TextContent);
        Assert.Equal((Article.Address, Article.Title), (note.QuerySelector("a")!.GetAttribute("href"), note.QuerySelector("a")!.TextContent));
        Assert.Equal(Article.Address, page.QuerySelector("footer a[lang=nl]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("de")]
    public async Task The_table_holds_the_same_numbers_as_the_charts(string language)
    {
        var culture = Cultures.All.Single(c => c.Name == language);
        var (_, page) = await app.ReadAsync("/?view=table", language);

        var rows = page.QuerySelectorAll(".figures-table tbody tr").Select(r => Pages.Plain(r.TextContent)).ToList();
        Assert.Empty(page.QuerySelectorAll("svg[role=img]"));
        Assert.All((await StatisticsAsync()).Statistics.Zip(rows), pair =>
        {
            Assert.Contains(pair.First.Statement.In(culture), pair.Second, StringComparison.Ordinal);
            Assert.Contains(Percent.Text(pair.First.Percentage, culture), pair.Second, StringComparison.Ordinal);
            Assert.Contains(Citation.Source(pair.First.Source, culture), pair.Second, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_vendors_own_study_says_so_beside_its_figure()
    {
        var (_, page) = await app.ReadAsync("/");

        Assert.Contains("Vendor’s own study", page.QuerySelector("#switch-brands .figure-trust")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("endor", page.QuerySelector("#employees-cared-for .figure-trust")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claims_without_a_number_are_words_and_never_a_chart()
    {
        var (_, page) = await app.ReadAsync("/");

        var context = page.QuerySelector(".context-claims")!;
        Assert.Equal(3, context.QuerySelectorAll("li").Length);
        Assert.Empty(page.QuerySelectorAll(".context-claims svg, .companions svg"));
    }

    [Theory]
    [InlineData("/?audience=employees", "employees-cared-for", "equality-not-enough")]
    [InlineData("/?audience=consumers", "business-social-issues", "switch-brands")]
    public async Task The_address_filters_by_audience(string address, params string[] expected)
    {
        var (_, page) = await app.ReadAsync(address);

        Assert.Equal(expected, page.QuerySelectorAll("article.figure-story").Select(f => f.Id));
    }

    [Theory]
    [InlineData("en", "is not one we know")]
    [InlineData("nl", "kennen we niet")]
    [InlineData("fr", "Nous ne connaissons pas le public")]
    public async Task An_unknown_audience_is_said_and_everything_is_shown(string language, string notice)
    {
        var (status, page) = await app.ReadAsync("/?audience=%3Cimg%20onerror%3D1%3E", language);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(notice, page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("<img onerror=1>", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, page.QuerySelectorAll("article.figure-story").Length);
    }

    [Fact]
    public async Task Filter_and_view_are_plain_links_that_keep_each_other()
    {
        var (_, page) = await app.ReadAsync("/?view=table&audience=consumers");

        var links = page.QuerySelectorAll(".view-bar a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Contains("/?view=table", links);
        Assert.Contains("/?view=table&audience=employees", links);
        Assert.Contains("/?audience=consumers", links);
        Assert.Equal(
            ["Consumers", "Table"], page.QuerySelectorAll(".view-bar [aria-current=true]").Select(a => a.TextContent));
    }

    [Fact]
    public async Task A_place_on_the_page_keeps_the_view_one_is_in()
    {
        var (_, page) = await app.ReadAsync("/?view=table");

        Assert.Equal("/?view=table#employees-cared-for", page.QuerySelector(".glance a")!.GetAttribute("href"));
        Assert.NotNull(page.GetElementById("employees-cared-for"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/questions")]
    [InlineData("/statistics/switch-brands")]
    public async Task A_page_has_one_heading_a_title_a_description_and_no_id_twice(string address)
    {
        var (_, page) = await app.ReadAsync(address);

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.EndsWith(" – CIO Compass", page.Title, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelector("meta[name=description]")!.GetAttribute("content")!);
        Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    private Task<StatisticsView> StatisticsAsync() =>
        app.Services.GetRequiredService<StatisticCatalog>().CurrentAsync(CancellationToken.None);
}
