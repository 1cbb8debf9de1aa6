using CioCompass.Core.Data.Content;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Statistics;

public sealed class StatisticContentTests : IAsyncLifetime
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
    public void The_four_figures_are_there_in_the_articles_order() =>
        Assert.Equal(
            [
                ("employees-cared-for", 93, Audience.Employees, Verification.Agrees),
                ("business-social-issues", 80, Audience.Consumers, Verification.AgreesInSubstance),
                ("switch-brands", 60, Audience.Consumers, Verification.NotVerified),
                ("equality-not-enough", 45, Audience.Employees, Verification.NotVerified),
            ],
            statistics.Statistics.Select(s => (s.Key, s.Percentage, s.Audience, s.Verification)));

    [Fact]
    public void The_claims_without_a_number_are_there()
    {
        Assert.Equal(["women-cio-minority", "positive-impact", "new-jobs"], statistics.Context.Select(c => c.Key));
        Assert.Single(statistics.Find("business-social-issues")!.Companions);
    }

    [Fact]
    public void Every_text_of_a_figure_exists_in_three_languages() =>
        Assert.All(
            statistics.Statistics.SelectMany(Texts).Concat(statistics.Context.Select(c => c.Text)),
            text => Assert.All(Cultures.All, c => Assert.False(string.IsNullOrWhiteSpace(text.In(c)))));

    [Fact]
    public void Every_statement_names_its_number_as_its_language_writes_it() =>
        Assert.All(
            statistics.Statistics,
            s => Assert.All(
                Cultures.All,
                c => Assert.StartsWith(Percent.Text(s.Percentage, c), s.Statement.In(c), StringComparison.Ordinal)));

    [Fact]
    public void Only_the_vendors_study_is_called_one() =>
        Assert.Equal("switch-brands", Assert.Single(statistics.Statistics, s => s.Source.IsVendorStudy).Key);

    [Fact]
    public void What_was_not_verified_is_unknown_and_not_guessed()
    {
        Assert.Equal("business-social-issues", Assert.Single(statistics.Statistics, s => s.SampleSize is not null).Key);
        Assert.Equal("business-social-issues", Assert.Single(statistics.Statistics, s => s.MarginPoints is not null).Key);
    }

    [Fact]
    public async Task Loading_the_content_a_second_time_adds_nothing()
    {
        var before = await CountAsync();

        await database.Get<ContentLoader>().LoadAsync(CancellationToken.None);

        Assert.Equal((4, 4, 4, 1), before);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task Readers_share_one_copy_of_the_content() =>
        Assert.Same(statistics, await database.Get<StatisticCatalog>().CurrentAsync(CancellationToken.None));

    private static IEnumerable<LocalizedText> Texts(StatisticView statistic) =>
        [
            statistic.AudienceLabel, statistic.Headline, statistic.Subject, statistic.Statement, statistic.Base,
            statistic.VerificationNote, statistic.Caution!, .. statistic.Companions.SelectMany(c => (LocalizedText[])[c.Text, c.Note!]),
        ];

    private async Task<(int Statistics, int Sources, int Claims, int QuestionSets)> CountAsync()
    {
        await using var db = database.Open();
        return (
            await db.Statistics.CountAsync(), await db.Set<Source>().CountAsync(), await db.Claims.CountAsync(),
            await db.QuestionSets.CountAsync());
    }
}
