using CioCompass.Core.Content;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using CioCompass.Web.Features.Content;
using CioCompass.Web.Features.Content.QuestionSets.Editing;
using FsCheck.Xunit;

namespace CioCompass.Tests.Content.QuestionSets;

public sealed class DraftMergeTests
{
    private static readonly LocalizedText Words = Localized.Of("woorden", "words", "mots");

    private static readonly DraftForm Seen = DraftForm.Of(
        new QuestionSetDraft(Words, [Words, Words], [new("t", true, Words, Words, [new("q", false, Words, Words, [Words, Words, Words, Words, Words], ["a", "b"])])]), "q")!;

    [Fact]
    public void Changes_to_different_texts_go_together()
    {
        var mine = Typed(Seen, "text", "nl", "van mij");
        var theirs = Typed(Typed(Seen, "text", "fr", "à eux"), "level-3", "en", "theirs");

        var (merged, conflicts) = DraftMerge.Merge(Seen, mine, theirs);

        Assert.Empty(conflicts);
        Assert.Equal(Localized.Of("van mij", "words", "à eux"), merged.Text("text").Value);
        Assert.Equal("theirs", merged.Text("level-3").Value.En);
    }

    [Fact]
    public void A_text_that_both_changed_stays_as_it_was_typed_and_is_listed()
    {
        var (merged, conflicts) = DraftMerge.Merge(Seen, Typed(Seen, "guidance", "en", "mine"), Typed(Seen, "guidance", "en", "theirs"));

        Assert.Equal([new DraftConflict("guidance", "en", "mine", "theirs")], conflicts);
        Assert.Equal("mine", merged.Text("guidance").Value.En);
    }

    [Fact]
    public void The_same_change_by_both_is_no_conflict()
    {
        var same = Typed(Seen, "text", "en", "same");

        var (merged, conflicts) = DraftMerge.Merge(Seen, same, same);

        Assert.Empty(conflicts);
        Assert.True(merged.SaysTheSameAs(same));
    }

    /// <summary>Texts of few letters, so that people often change the same one and sometimes to the same words.</summary>
    [Property]
    public void No_change_of_either_is_lost_unseen(byte[] mine, byte[] theirs)
    {
        var (my, their) = (Changed(mine), Changed(theirs));

        var (merged, conflicts) = DraftMerge.Merge(Seen, my, their);

        foreach (var text in Seen.Texts)
        {
            foreach (var language in Languages.Codes)
            {
                var result = merged.Text(text.Id).In(language);
                var said = new[] { my, their }.Select(f => f.Text(text.Id).In(language)).Where(w => w != text.In(language)).Distinct().ToList();
                var shown = conflicts.Where(c => c.Id == text.Id && c.Language == language).SelectMany(c => new[] { c.Mine, c.Theirs }).Append(result);
                Assert.All(said, words => Assert.Contains(words, shown));
                Assert.Contains(result, said.Append(text.In(language)));
            }
        }
    }

    [Theory]
    [InlineData("b", "a b", "b")]
    [InlineData("a b", "b c", "b c")]
    [InlineData("b", "a b c", "b c")]
    [InlineData("a b c", "b", "b c")]
    [InlineData("b a", "a b", "b a")]
    public void Figures_that_either_added_or_took_away_are_added_and_taken_away(string mine, string theirs, string expected)
    {
        var (merged, _) = DraftMerge.Merge(Seen, Seen with { Evidence = mine.Split(' ') }, Seen with { Evidence = theirs.Split(' ') });

        Assert.Equal(expected, string.Join(' ', merged.Evidence!));
    }

    [Theory]
    [InlineData(ContentRules.SetKey)]
    [InlineData("t")]
    [InlineData("q")]
    public void What_the_form_changes_is_all_that_differs_in_the_draft(string key)
    {
        var draft = new QuestionSetDraft(Words, [Words, Words], [new("t", true, Words, Words, [new("q", false, Words, Words, [Words, Words, Words, Words, Words], ["a"])])]);
        var form = DraftForm.Of(draft, key)!;

        Assert.Equal(draft.ToJson(), form.ApplyTo(draft)!.ToJson());

        var changed = form.With(form.Texts[^1].With("fr", "autre")).ApplyTo(draft)!;
        Assert.Equal("autre", DraftForm.Of(changed, key)!.Texts[^1].Value.Fr);
        Assert.Equal(draft.ToJson(), changed.ToJson().Replace("autre", "mots", StringComparison.Ordinal));
        Assert.Null(DraftForm.Of(draft, "nothing"));
    }

    private static DraftForm Changed(byte[] changes) => changes.Aggregate(Seen, (form, change) => Typed(
        form, form.Texts[change % form.Texts.Count].Id, Languages.Codes[change / 8 % 3], ((char)('a' + (change / 24 % 3))).ToString()));

    private static DraftForm Typed(DraftForm form, string id, string language, string words) => form.With(form.Text(id).With(language, words));
}
