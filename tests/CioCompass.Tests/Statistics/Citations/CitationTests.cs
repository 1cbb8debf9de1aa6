using CioCompass.Core.Statistics;
using CioCompass.Core.Statistics.Citations;
using CioCompass.Tests.Support;

namespace CioCompass.Tests.Statistics.Citations;

public sealed class CitationTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private StatisticsView statistics = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        statistics = await database.Get<StatisticCatalog>().CurrentAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public void A_source_names_publisher_and_title() =>
        Assert.Equal(
            "Cone Communications, 2016 Employee Engagement Study",
            Citation.Source(Figure("employees-cared-for").Source, Cultures.English));

    [Fact]
    public void A_year_that_the_title_does_not_name_is_added() =>
        Assert.Equal(
            "Acme, Trust Report (2016)",
            Citation.Source(new SourceView("acme", "Acme", "Trust Report", 2016, IsVendorStudy: false), Cultures.English));

    [Theory]
    [InlineData("en", "(year not given, vendor’s own study)")]
    [InlineData("nl", "(jaar niet vermeld, eigen onderzoek van een leverancier)")]
    [InlineData("fr", "(année non indiquée, étude propre d’un fournisseur)")]
    public void A_vendors_own_study_without_a_year_says_both(string culture, string expected) =>
        Assert.EndsWith(expected, Citation.Source(Figure("switch-brands").Source, new(culture)), StringComparison.Ordinal);

    [Theory]
    [InlineData("en", "Figure as the article “Techneut, mensenkenner, visionair: ziehier de nieuwe CIO” (bloovi.be) quoted it in 2016–2017, translated: “93%")]
    [InlineData("nl", "Cijfer zoals het artikel ‘Techneut, mensenkenner, visionair: ziehier de nieuwe CIO’ (bloovi.be) het in 2016–2017 aanhaalde: ‘93%")]
    [InlineData("fr", "l’article «\u00A0Techneut, mensenkenner, visionair: ziehier de nieuwe CIO\u00A0» (bloovi.be) l’a cité en 2016–2017, traduit\u00A0: «\u00A093")]
    public void A_citation_names_the_article_and_calls_a_translation_one(string culture, string expected) =>
        Assert.Contains(expected, Citation.Full(Figure("employees-cared-for"), new(culture)), StringComparison.Ordinal);

    [Fact]
    public void An_own_figure_is_not_said_to_stand_in_the_article()
    {
        var own = Figure("employees-cared-for") with { IsOwn = true };

        Assert.All(Cultures.All, c => Assert.DoesNotContain("bloovi", Citation.Full(own, c), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Verification.Agrees, "Own text", "own text of the publisher, which agrees")]
    [InlineData(Verification.AgreesInSubstance, "Own text", "own text of the publisher, which agrees in substance")]
    [InlineData(Verification.SecondHand, "Second-hand", "second-hand, read in a text about the study")]
    [InlineData(Verification.NotVerified, "Open", "open, not found")]
    public void How_far_a_figure_was_checked_has_three_levels_in_plain_words(Verification verification, string level, string words)
    {
        var text = new StatisticText(Figure("employees-cared-for") with { Verification = verification }, Cultures.English);

        Assert.Equal((level, words), (text.Level, text.Verification));
    }

    [Fact]
    public void A_full_citation_holds_source_wording_base_verification_caution_and_key()
    {
        foreach (var culture in Cultures.All)
        {
            foreach (var statistic in statistics.Statistics)
            {
                var citation = Citation.Full(statistic, culture);

                Assert.Contains(statistic.Source.Publisher, citation, StringComparison.Ordinal);
                Assert.Contains(statistic.Source.Title, citation, StringComparison.Ordinal);
                Assert.Contains(statistic.Statement.In(culture), citation, StringComparison.Ordinal);
                Assert.Contains(statistic.Base.In(culture), citation, StringComparison.Ordinal);
                Assert.Contains(new StatisticText(statistic, culture).Verification, citation, StringComparison.Ordinal);
                Assert.Contains(statistic.Caution!.In(culture), citation, StringComparison.Ordinal);
                Assert.Contains(statistic.Key, citation, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void What_is_known_of_a_survey_is_written_in_the_readers_language()
    {
        var edelman = Figure("business-social-issues");

        Assert.Equal("13 October to 16 November 2015", new StatisticText(edelman, Cultures.English).Fieldwork);
        Assert.Equal("13 oktober tot 16 november 2015", new StatisticText(edelman, Cultures.Dutch).Fieldwork);
        Assert.Equal("du 13 octobre au 16 novembre 2015", new StatisticText(edelman, Cultures.French).Fieldwork);
        Assert.Equal("±0,6 procentpunt", new StatisticText(edelman, Cultures.Dutch).Margin);
        Assert.Equal("n\u00A0=\u00A032\u00A0200", new StatisticText(edelman, Cultures.French).SampleSize);
        Assert.Equal("28 countries", new StatisticText(edelman, Cultures.English).Countries);
    }

    [Fact]
    public void What_is_not_known_of_a_survey_says_so()
    {
        var text = new StatisticText(Figure("switch-brands"), Cultures.French);

        Assert.All(
            [text.SampleSize, text.Margin, text.Fieldwork, text.Countries, text.Verification], t => Assert.Equal("à établir, introuvable", t));
        Assert.Equal("année non indiquée", text.Year);
    }

    [Fact]
    public void A_survey_over_new_year_names_both_years()
    {
        var statistic = Figure("business-social-issues") with { FieldworkTo = new DateOnly(2016, 1, 4) };

        Assert.Equal("13 October 2015 to 4 January 2016", new StatisticText(statistic, Cultures.English).Fieldwork);
    }

    private StatisticView Figure(string key) => statistics.Find(key)!;
}
