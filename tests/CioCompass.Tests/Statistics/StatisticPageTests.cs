using System.Net;
using CioCompass.Core.Statistics;
using CioCompass.Core.Statistics.Citations;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Statistics;

public sealed class StatisticPageTests(CompassWebApp app) : IClassFixture<CompassWebApp>
{
    [Theory]
    [InlineData("employees-cared-for", "nl")]
    [InlineData("business-social-issues", "fr")]
    [InlineData("switch-brands", "en")]
    [InlineData("equality-not-enough", "nl")]
    public async Task A_figures_page_holds_all_that_is_known_and_not_known_about_it(string key, string language)
    {
        var culture = Cultures.All.Single(c => c.Name == language);
        var statistics = await app.Services.GetRequiredService<StatisticCatalog>().CurrentAsync(CancellationToken.None);
        var statistic = statistics.Find(key)!;
        var facts = new StatisticText(statistic, culture);

        var (status, page) = await app.ReadAsync($"/statistics/{key}", language);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(statistic.Headline.In(culture), page.QuerySelector("h1")!.TextContent);
        Assert.Equal(statistic.Statement.In(culture), page.QuerySelector("blockquote")!.TextContent);
        Assert.Equal(Citation.Full(statistic, culture), page.QuerySelector(".cite-text")!.TextContent);
        Assert.All(
            [
                statistic.Base.In(culture), facts.SampleSize, facts.Margin, facts.Fieldwork, facts.Countries, facts.Year,
                statistic.Source.Publisher, statistic.Source.Title, statistic.VerificationNote.In(culture), statistic.Caution!.In(culture),
            ],
            expected => Assert.Contains(expected, page.MainText(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nl", "De exacte woorden van het artikel")]
    [InlineData("en", "What the article says, translated")]
    [InlineData("fr", "Ce que dit l’article, traduit")]
    public async Task Only_the_dutch_words_are_called_the_articles_exact_ones(string language, string heading)
    {
        var (_, page) = await app.ReadAsync("/statistics/equality-not-enough", language);

        Assert.Equal(heading, page.QuerySelector("h2.eyebrow")!.TextContent);
    }

    [Fact]
    public async Task The_badge_of_a_second_hand_figure_says_so_and_not_that_it_agrees()
    {
        var (_, page) = await app.ReadAsync("/statistics/employees-cared-for");

        var badge = page.QuerySelector(".figure-trust .tag")!;
        Assert.Equal(("Second-hand, read in a text about the study", true), (badge.TextContent, badge.ClassList.Contains("checked-second-hand")));
    }

    [Fact]
    public async Task The_table_has_the_charts_numbers()
    {
        var (_, page) = await app.ReadAsync("/statistics/switch-brands?view=table", "fr");

        Assert.Equal(["60\u00A0%", "60", "40\u00A0%", "40"], page.QuerySelectorAll("tbody td").Select(c => c.TextContent));
    }

    [Fact]
    public async Task A_figures_page_offers_its_own_downloads_and_its_neighbours()
    {
        var (_, page) = await app.ReadAsync("/statistics/switch-brands");

        Assert.Equal(
            ["/statistics.csv?key=switch-brands", "/statistics.json?key=switch-brands"],
            page.QuerySelectorAll(".downloads a").Select(a => a.GetAttribute("href")));
        Assert.Equal("/statistics/business-social-issues", page.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
        Assert.Equal("/statistics/equality-not-enough", page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/statistics/no-such-figure", "en", "Page not found")]
    [InlineData("/statistics/no-such-figure", "nl", "Pagina niet gevonden")]
    [InlineData("/statistics/no-such-figure", "fr", "Page introuvable")]
    [InlineData("/statistics/no-such-figure?culture=nl", "fr", "Pagina niet gevonden")]
    [InlineData("/statistics/EMPLOYEES-CARED-FOR", "en", "Page not found")]
    public async Task An_unknown_figure_is_a_real_404_in_the_readers_language(string address, string language, string heading)
    {
        var (status, page) = await app.ReadAsync(address, language);

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal(heading, page.QuerySelector("h1")!.TextContent);
    }
}
