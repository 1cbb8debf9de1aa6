using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;

namespace CioCompass.Tests.Questions;

public sealed class QuestionContentTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private QuestionSetView questions = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        questions = await database.Get<QuestionCatalog>().CurrentAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public void The_four_themes_hold_the_twelve_questions_in_order()
    {
        Assert.Equal(["inventory", "culture", "employees", "empathy"], questions.Themes.Select(t => t.Key));
        Assert.Equal(
            [
                "initiatives", "customer-bond", "innovation-technology", "leading-role", "blurring-functions", "means-and-skills",
                "ready-to-transform", "new-role", "dialogue", "new-profiles", "diversity", "feel-for-business",
            ],
            questions.Questions.Select(q => q.Key));
    }

    [Fact]
    public void Only_the_inventory_comes_first() => Assert.Equal("inventory", Assert.Single(questions.Themes, t => t.IsPrerequisite).Key);

    [Fact]
    public void The_questions_that_turn_a_directive_into_a_question_are_marked() =>
        Assert.Equal(
            ["means-and-skills", "dialogue", "new-profiles", "diversity", "feel-for-business"],
            questions.Questions.Where(q => !q.IsFromArticle).Select(q => q.Key));

    [Fact]
    public void Every_question_has_five_different_level_descriptors_in_each_language() =>
        Assert.All(questions.Questions, q =>
        {
            Assert.Equal(Question.HighestLevel, q.Levels.Count);
            Assert.All(Cultures.All, c => Assert.Equal(Question.HighestLevel, q.Levels.Select(l => l.In(c)).Distinct().Count()));
        });

    [Fact]
    public void Every_text_of_the_questions_exists_in_every_language() =>
        Assert.All(
            Texts(),
            text => Assert.All(Cultures.All, c => Assert.False(string.IsNullOrWhiteSpace(text[c.Name]))));

    [Fact]
    public async Task Every_piece_of_evidence_is_a_figure_and_every_figure_motivates_a_question()
    {
        var statistics = await database.Get<StatisticCatalog>().CurrentAsync(CancellationToken.None);

        Assert.All(questions.Questions.SelectMany(q => q.Evidence), key => Assert.NotNull(statistics.Find(key)));
        Assert.All(statistics.Statistics, s => Assert.NotEmpty(questions.MotivatedBy(s.Key)));
    }

    [Fact]
    public void A_figure_motivates_the_questions_that_name_it() =>
        Assert.Equal(["new-profiles", "diversity"], questions.MotivatedBy("equality-not-enough").Select(q => q.Key));

    private IEnumerable<LocalizedText> Texts() =>
    [
        questions.Title,
        .. questions.RoleContext,
        .. questions.Themes.SelectMany(t => (LocalizedText[])[t.Name, t.Intent]),
        .. questions.Questions.SelectMany(q => (LocalizedText[])[q.Text, q.Guidance, .. q.Levels]),
    ];
}
