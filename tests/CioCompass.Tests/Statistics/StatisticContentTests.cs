using CioCompass.Core.Data.Content;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
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
                ("employees-cared-for", 93, Audience.Employees, Verification.SecondHand),
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
    public void Every_text_of_a_figure_exists_in_every_language() =>
        Assert.All(
            statistics.Statistics.SelectMany(Texts).Concat(statistics.Context.Select(c => c.Text)),
            text => Assert.All(Cultures.All, c => Assert.False(string.IsNullOrWhiteSpace(text[c.Name]))));

    [Fact]
    public void The_dutch_words_are_the_articles_to_the_letter() =>
        Assert.Equal(
            [
                "93% van de ondervraagde medewerkers wil werken bij een bedrijf dat aandacht heeft voor hen als persoon.",
                "80% van de consumenten wereldwijd is het ermee eens dat het bedrijfsleven zich moet bezighouden met sociale vraagstukken.",
                "60% (!) van de consumenten geeft aan dat het waarschijnlijk tot zeer waarschijnlijk is dat ze overstappen naar een ander "
                    + "merk als een bedrijf niet maatschappelijk verantwoord onderneemt.",
                "45 procent van de medewerkers vindt dat hun bedrijf niet alles uit de kast haalt om diversiteit en gelijkheid binnen de "
                    + "organisatie te realiseren.",
            ],
            statistics.Statistics.Select(s => s.Statement.Nl));

    [Fact]
    public void Every_translation_names_its_number_as_its_language_writes_it() =>
        Assert.All(
            statistics.Statistics,
            s => Assert.All(
                [Cultures.English, Cultures.French],
                c => Assert.StartsWith(Percent.Text(s.Percentage, c), s.Statement.In(c), StringComparison.Ordinal)));

    [Theory]
    [InlineData("employees-cared-for", "“nearly all (93 percent) want to work for a company that cares about them as an individual”", "open.")]
    [InlineData("business-social-issues", "“a six percent increase”", "n = 32,200", "±0.6", "28 countries", "13 October to 16 November 2015", "three separate questions", "is open")]
    [InlineData("switch-brands", "7,000 individuals in December 2016", "Second-hand", "not found", "vendor’s own study")]
    [InlineData("equality-not-enough", "more than 34,000 employees at 132 companies", "That does not settle it", "Open: the figure itself")]
    public void What_was_checked_says_what_was_read_and_what_is_open(string key, params string[] parts) =>
        Assert.All(parts, part => Assert.Contains(part, statistics.Find(key)!.VerificationNote.En.Replace('\u00A0', ' '), StringComparison.Ordinal));

    [Fact]
    public void Nothing_says_six_points_and_nothing_second_hand_says_that_it_agrees_with_its_source()
    {
        Assert.All(statistics.Statistics.SelectMany(Texts), t => Assert.DoesNotMatch("(?i)(six|zes) (percentage |procent)?point|six points", $"{t.Nl} {t.En} {t.Fr}"));
        Assert.DoesNotContain("agrees with the", statistics.Find("employees-cared-for")!.VerificationNote.En, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_said_without_a_number_has_none() =>
        Assert.All(
            statistics.Statistics.SelectMany(s => s.Companions).Concat(statistics.Context).SelectMany(c => new[] { c.Text, c.Note }).OfType<LocalizedText>(),
            text => Assert.All(Cultures.All, c => Assert.DoesNotMatch("[0-9]|%", text.In(c))));

    [Fact]
    public async Task No_shipped_text_has_a_straight_apostrophe_or_words_that_were_sent_back()
    {
        var questions = await database.Get<QuestionCatalog>().CurrentAsync(CancellationToken.None);
        var rooms = await database.Get<RoomQuestionCatalog>().CurrentAsync(CancellationToken.None);
        LocalizedText[] texts =
        [
            .. statistics.Statistics.SelectMany(Texts), .. statistics.Statistics.Select(s => s.Subject), .. statistics.Context.Select(c => c.Text),
            .. rooms.Values.SelectMany(r => (LocalizedText[])[r.Guess, r.Position, r.ComparabilityReason]),
            questions.Title, .. questions.RoleContext, .. questions.Themes.SelectMany(t => (LocalizedText[])[t.Name, t.Intent]),
            .. questions.Questions.SelectMany(q => (LocalizedText[])[q.Text, q.Guidance, .. q.Levels]),
        ];

        Assert.All(texts, text =>
        {
            Assert.All(Cultures.All, c => Assert.DoesNotMatch("['\"]", text.In(c)));
            Assert.DoesNotMatch("(?i)employé|en tant que personne|attend les entreprises| [:;?!»%]", text.Fr);
            Assert.DoesNotMatch("(?i)zaal", text.Nl);
            Assert.DoesNotContain("Not responsible?", text.En, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_question_carries_its_subject_and_says_what_its_english_words_mean()
    {
        var questions = await database.Get<QuestionCatalog>().CurrentAsync(CancellationToken.None);

        Assert.Equal(
            ("Verlangen de medewerkers naar een nieuwe rol?", "Do employees long for a new role?", "Les collaborateurs aspirent-ils à un nouveau rôle\u00A0?"),
            (questions.Find("new-role")!.Text.Nl, questions.Find("new-role")!.Text.En, questions.Find("new-role")!.Text.Fr));
        Assert.Contains("‘The Age of the Customer’ is de tijd", questions.Find("innovation-technology")!.Guidance.Nl, StringComparison.Ordinal);
    }

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

        Assert.Equal((8, 4, 8, 2), before);
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
