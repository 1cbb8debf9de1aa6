using CioCompass.Core.Content;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;

namespace CioCompass.Tests.Content.QuestionSets;

public sealed class ContentRulesTests
{
    private static readonly LocalizedText Words = Localized.Of("woorden", "words", "mots");
    private static readonly HashSet<string> Statistics = ["known"];

    private static readonly QuestionDraft Question = new("q", false, Words, Words, [.. Enumerable.Repeat(Words, 5)], ["known"]);
    private static readonly ThemeDraft Theme = new("t", true, Words, Words, [Question]);
    private static readonly QuestionSetDraft Set = new(Words, [Words], [Theme]);

    public static TheoryData<QuestionDraft, ContentProblem, ContentField, int?, string?> Questions => new()
    {
        { Question with { Text = Words.With("nl", "") }, ContentProblem.Missing, ContentField.Text, null, "nl" },
        { Question with { Text = Words.With("en", "\t \n") }, ContentProblem.Missing, ContentField.Text, null, "en" },
        { Question with { Guidance = Words.With("fr", new string('x', 2001)) }, ContentProblem.TooLong, ContentField.Guidance, null, "fr" },
        { Question with { Levels = [Words, Words, Words, Words.With("fr", ""), Words] }, ContentProblem.Missing, ContentField.Level, 4, "fr" },
        { Question with { Levels = [Words, Words, Words, Words] }, ContentProblem.NotFiveLevels, ContentField.Level, null, null },
        { Question with { Evidence = ["known", "unknown"] }, ContentProblem.UnknownStatistic, ContentField.Evidence, null, null },
    };

    [Fact]
    public void A_complete_set_has_no_errors() => Assert.Empty(ContentRules.Check(Set, Statistics, RequiredLanguages.All));

    [Fact]
    public void Texts_of_the_greatest_length_are_allowed()
    {
        var name = new string('x', ContentRules.NameMaxLength);
        var text = new string('x', ContentRules.TextMaxLength);
        var set = Set with { Title = Localized.Of(name, name, name), Themes = [Theme with { Intent = Localized.Of(text, text, text) }] };

        Assert.Empty(ContentRules.Check(set, Statistics, RequiredLanguages.All));
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void Each_fault_of_a_question_is_told_with_its_place(
        QuestionDraft question, ContentProblem problem, ContentField field, int? level, string? language) => Assert.Equal(
            [new ContentError(problem, field, "t", question.Key, level, language)],
            ContentRules.Check(Set with { Themes = [Theme with { Questions = [question] }] }, Statistics, RequiredLanguages.All));

    [Theory]
    [InlineData("")]
    [InlineData("With-Capitals")]
    [InlineData("a b")]
    [InlineData("-a")]
    [InlineData("a\n")]
    [InlineData("<script>")]
    [InlineData("../a")]
    [InlineData("é")]
    [InlineData("set")]
    [InlineData("preview")]
    public void A_key_is_letters_digits_dots_and_hyphens(string key) => Assert.Contains(
        new ContentError(ContentProblem.KeyInvalid, ContentField.Key, key), ContentRules.Check(Set with { Themes = [Theme with { Key = key }] }, Statistics, RequiredLanguages.All));

    [Fact]
    public void A_key_stands_for_one_thing_in_the_whole_set()
    {
        var errors = ContentRules.Check(
            Set with { Themes = [Theme, Theme with { Key = "other", IsPrerequisite = false }] }, Statistics, RequiredLanguages.All);

        Assert.Equal([new ContentError(ContentProblem.KeyTaken, ContentField.Key, "other", "q")], errors);
    }

    [Fact]
    public void A_set_has_themes_and_a_theme_has_questions()
    {
        Assert.Equal([new ContentError(ContentProblem.Missing, ContentField.Themes)], ContentRules.Check(Set with { Themes = [] }, Statistics, RequiredLanguages.All));
        Assert.Equal(
            [new ContentError(ContentProblem.Missing, ContentField.Questions, "t")],
            ContentRules.Check(Set with { Themes = [Theme with { Questions = [] }] }, Statistics, RequiredLanguages.All));
    }

    [Fact]
    public void No_more_than_eight_themes_fit()
    {
        var themes = Enumerable.Range(1, 9).Select(i => Theme with { Key = $"t{i}", Questions = [Question with { Key = $"q{i}" }] }).ToList();

        Assert.Empty(ContentRules.Check(Set with { Themes = themes[..8] }, Statistics, RequiredLanguages.All));
        Assert.Equal([new ContentError(ContentProblem.TooMany, ContentField.Themes)], ContentRules.Check(Set with { Themes = themes }, Statistics, RequiredLanguages.All));
    }

    [Fact]
    public void A_paragraph_of_the_context_has_words_in_each_language_and_there_are_at_most_twelve()
    {
        Assert.Empty(ContentRules.Check(Set with { RoleContext = [] }, Statistics, RequiredLanguages.All));
        Assert.Empty(ContentRules.Check(Set with { RoleContext = [.. Enumerable.Repeat(Words, 12)] }, Statistics, RequiredLanguages.All));
        Assert.Equal(
            [new ContentError(ContentProblem.TooMany, ContentField.RoleContext)],
            ContentRules.Check(Set with { RoleContext = [.. Enumerable.Repeat(Words, 13)] }, Statistics, RequiredLanguages.All));
        Assert.Equal(
            [new ContentError(ContentProblem.Missing, ContentField.RoleContext, Language: "fr", Paragraph: 2)],
            ContentRules.Check(Set with { RoleContext = [Words, Words.With("fr", " ")] }, Statistics, RequiredLanguages.All));
    }

    [Fact]
    public void Themes_that_unlock_the_others_come_first()
    {
        var open = Theme with { Key = "open", IsPrerequisite = false, Questions = [Question with { Key = "q2" }] };

        Assert.Empty(ContentRules.Check(Set with { Themes = [Theme, open] }, Statistics, RequiredLanguages.All));
        Assert.Equal(
            [new ContentError(ContentProblem.PrerequisiteTooLate, ContentField.Themes, "t")],
            ContentRules.Check(Set with { Themes = [open, Theme] }, Statistics, RequiredLanguages.All));
    }

    [Fact]
    public async Task The_shipped_set_keeps_the_rules_and_survives_being_a_draft()
    {
        await using var database = await TestDatabase.CreateAsync();
        var set = await database.Get<QuestionCatalog>().CurrentAsync(TestContext.Current.CancellationToken);
        var figures = await database.Get<StatisticCatalog>().CurrentAsync(TestContext.Current.CancellationToken);
        var draft = QuestionSetDraft.Of(set);

        Assert.Empty(ContentRules.Check(draft, figures.Statistics.Select(s => s.Key).ToHashSet(StringComparer.Ordinal), RequiredLanguages.All));
        Assert.Equal(draft.ToJson(), QuestionSetDraft.FromJson(draft.ToJson()).ToJson());
    }
}
