using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using CioCompass.Web.Features.Content;
using CioCompass.Web.Features.Content.QuestionSets.Editing;
using FsCheck.Xunit;

namespace CioCompass.Tests.Content.QuestionSets;

/// <summary>Paragraphs are letters here; the form of "a b c" has three.</summary>
public sealed class DraftParagraphsTests
{
    private static readonly LocalizedText Title = Localized.Of("titel", "title", "titre");

    [Fact]
    public void They_are_added_moved_up_and_taken_away_and_their_numbers_follow()
    {
        var form = Form("a b c");
        var ids = form.Paragraphs().Select(p => p.Id).ToList();

        Assert.Equal("a c b", Said(form.MoveParagraphUp(ids[2])));
        Assert.Equal("a b c", Said(form.MoveParagraphUp(ids[0])));
        Assert.Equal("a c", Said(form.RemoveParagraph(ids[1])));
        var added = form.AddParagraph().RemoveParagraph(ids[2]).AddParagraph();
        Assert.Equal([1, 2, 3, 4], added.Paragraphs().Select(p => p.Number!.Value));
        Assert.Equal(4, added.Paragraphs().Select(p => p.Id).Distinct().Count());
        Assert.Equal("title", added.ApplyTo(Draft("a b c"))!.Title.En);
        Assert.Equal(4, added.ApplyTo(Draft("a b c"))!.RoleContext.Count);
        Assert.False(form.SaysTheSameAs(form.MoveParagraphUp(ids[2])));
        Assert.True(form.SaysTheSameAs(form.MoveParagraphUp(ids[2]).MoveParagraphUp(ids[1])));
    }

    /// <summary>A letter with a mark is the paragraph of that letter, rewritten in English.</summary>
    [Theory]
    [InlineData("a b c", "a c", "a b c", "a c")]
    [InlineData("a b c", "a b c", "a c", "a c")]
    [InlineData("a b c", "a b c d", "c b a", "c b a d")]
    [InlineData("a b c", "c a b", "a b c", "c a b")]
    [InlineData("a b c", "a b! c", "c b a", "c b! a")]
    [InlineData("a b c", "a b!", "b a d", "b! a d")]
    [InlineData("a b c", "a c d", "a b c e", "a c e d")]
    [InlineData("a b c", "a b! c", "a c", "a b! c")]
    [InlineData("a b c", "a c", "a b! c", "a b! c")]
    [InlineData("a b", "", "", "")]
    public void What_two_people_do_to_them_at_once_goes_together(string seen, string mine, string theirs, string expected)
    {
        var (merged, conflicts) = Merge(seen, mine, theirs);

        Assert.Empty(conflicts);
        Assert.Equal(expected, Said(merged));
    }

    [Fact]
    public void A_paragraph_that_both_rewrote_is_a_conflict_wherever_it_stands()
    {
        var (merged, conflicts) = Merge("a b c", "a b! c", "b? a c");

        Assert.Equal(["b!/b?"], conflicts.Select(c => $"{c.Mine}/{c.Theirs}").Distinct());
        Assert.Equal("b! a c", Said(merged));
    }

    [Property]
    public void No_words_that_either_wrote_are_lost(byte[] mine, byte[] theirs)
    {
        var seen = Form("a b c d");
        var my = Changed(seen, mine, "!");
        var their = DraftForm.Of(Changed(seen, theirs, "?").ApplyTo(Draft(""))!, ContentRules.SetKey)!.RecognisedFrom(seen, my.ParagraphsMade);

        var (merged, conflicts) = DraftMerge.Merge(seen, my, their);

        var shown = merged.Paragraphs().Select(p => p.Value.En).Concat(conflicts.SelectMany(c => new[] { c.Mine, c.Theirs })).ToHashSet();
        Assert.All(my.Paragraphs().Concat(their.Paragraphs()).Select(p => p.Value.En).Where(w => w.Length != 1), words => Assert.Contains(words, shown));
        Assert.Equal(merged.Paragraphs().Count(), merged.Paragraphs().Select(p => p.Id).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, merged.Paragraphs().Count()), merged.Paragraphs().Select(p => p.Number!.Value));
    }

    private static DraftForm Changed(DraftForm form, byte[] changes, string mark) => changes.Aggregate(form, (changed, change) =>
    {
        var paragraphs = changed.Paragraphs().ToList();
        if (paragraphs.Count == 0 || change % 4 == 0)
        {
            var added = changed.AddParagraph();
            return added.With(added.Paragraphs().Last().With("en", $"{mark}{change}"));
        }

        var which = paragraphs[change / 4 % paragraphs.Count];
        return (change % 4) switch
        {
            1 => changed.MoveParagraphUp(which.Id),
            2 when which.In("en").Length == 1 => changed.RemoveParagraph(which.Id),
            _ => changed.With(which.With("en", which.In("en")[..1] + mark)),
        };
    });

    private static (DraftForm Merged, IReadOnlyList<DraftConflict> Conflicts) Merge(string seen, string mine, string theirs)
    {
        var before = Form(seen);
        var my = Form(mine).RecognisedFrom(before, 0);
        return DraftMerge.Merge(before, my, Form(theirs).RecognisedFrom(before, my.ParagraphsMade));
    }

    private static string Said(DraftForm form) => string.Join(' ', form.Paragraphs().Select(p => p.Value.En));

    private static DraftForm Form(string paragraphs) => DraftForm.Of(Draft(paragraphs), ContentRules.SetKey)!;

    private static QuestionSetDraft Draft(string paragraphs) => new(
        Title, [.. paragraphs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => Localized.Of($"nl {p[0]}", p, $"fr {p[0]}"))], []);
}
