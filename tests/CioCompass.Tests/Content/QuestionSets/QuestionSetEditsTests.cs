using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;

namespace CioCompass.Tests.Content.QuestionSets;

public sealed class QuestionSetEditsTests
{
    private static readonly LocalizedText Words = Localized.Of("woorden", "words", "mots");
    private static readonly QuestionSetDraft Set = new(Words, [], [Theme("one", "a", "b"), Theme("two", "c")]);

    [Theory]
    [InlineData("Who decides, and when?", "who-decides-and-when")]
    [InlineData("  One ", "one-2")]
    [InlineData("a", "a-2")]
    [InlineData("<script>", "script")]
    [InlineData("???", "new")]
    [InlineData("Set", "set-2")]
    [InlineData("Preview!", "preview-2")]
    [InlineData("0123456789012345678901234567890123456789012345", "0123456789012345678901234567890123456789")]
    public void A_new_key_is_made_of_the_English_words_and_is_free(string text, string key)
    {
        Assert.Equal(key, Set.AddQuestion("two", text).Themes[1].Questions[^1].Key);
        Assert.Equal(key, Set.AddTheme(text).Themes[^1].Key);
    }

    [Fact]
    public void A_question_is_added_empty_but_for_its_English_text_with_five_levels()
    {
        var added = Set.AddQuestion("two", "Why?").Themes[1].Questions[^1];

        Assert.Equal(Localized.Of("", "Why?", ""), added.Text);
        Assert.Equal(5, added.Levels.Count);
        Assert.False(added.IsFromArticle);
    }

    [Theory]
    [InlineData("two", "two[c] one[a b]")]
    [InlineData("b", "one[b a] two[c]")]
    [InlineData("one", "one[a b] two[c]")]
    [InlineData("c", "one[a b] two[c]")]
    [InlineData("nothing", "one[a b] two[c]")]
    public void Moving_up_changes_places_with_the_one_before(string key, string expected) => Assert.Equal(expected, Shape(Set.MoveUp(key)));

    [Theory]
    [InlineData("one", "two[c]")]
    [InlineData("b", "one[a] two[c]")]
    [InlineData("nothing", "one[a b] two[c]")]
    public void Removing_takes_away_the_theme_or_the_question(string key, string expected) => Assert.Equal(expected, Shape(Set.Remove(key)));

    [Fact]
    public void Replacing_changes_only_what_has_the_key()
    {
        var changed = Set.Replace(Set.FindQuestion("b")! with { Guidance = Localized.Of("x", "x", "x") });

        Assert.Equal(("x", "words", "words"), (
            changed.FindQuestion("b")!.Guidance.En, changed.FindQuestion("a")!.Guidance.En, changed.FindQuestion("c")!.Guidance.En));
        Assert.Equal("y", Set.Replace(Set.FindTheme("two")! with { Name = Localized.Of("y", "y", "y") }).FindTheme("two")!.Name.En);
    }

    private static string Shape(QuestionSetDraft set) =>
        string.Join(' ', set.Themes.Select(t => $"{t.Key}[{string.Join(' ', t.Questions.Select(q => q.Key))}]"));

    private static ThemeDraft Theme(string key, params string[] questions) =>
        new(key, false, Words, Words, [.. questions.Select(q => new QuestionDraft(q, false, Words, Words, [], []))]);
}
