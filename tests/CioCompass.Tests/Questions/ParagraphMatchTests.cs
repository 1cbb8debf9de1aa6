using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using FsCheck.Xunit;

namespace CioCompass.Tests.Questions;

public sealed class ParagraphMatchTests
{
    /// <summary>One letter a paragraph; in capitals, its Dutch and its French are rewritten; with a mark, all three are.</summary>
    [Theory]
    [InlineData("a b c", "a b c", "0 1 2")]
    [InlineData("a b c", "c a b", "2 0 1")]
    [InlineData("a b c", "a c", "0 2")]
    [InlineData("a b c", "a x b c", "0 - 1 2")]
    [InlineData("a b c", "B c a", "1 2 0")]
    [InlineData("a b c", "a b! c", "0 1 2")]
    [InlineData("a b c", "a! b! c!", "0 1 2")]
    [InlineData("a b c", "c a! b", "2 - 1")]
    [InlineData("", "a b", "- -")]
    [InlineData("a b", "", "")]
    [InlineData("a a", "a a a", "0 1 -")]
    public void A_paragraph_is_recognised_by_its_words_and_then_by_its_place(string earlier, string later, string expected) => Assert.Equal(
        expected, string.Join(' ', ParagraphMatch.Of(Paragraphs(earlier), Paragraphs(later)).Select(i => i?.ToString() ?? "-")));

    [Property]
    public void None_is_taken_for_two_and_what_is_equal_is_recognised(byte[] earlier, byte[] later)
    {
        var (before, after) = (Few(earlier), Few(later));

        var matches = ParagraphMatch.Of(before, after);

        Assert.Equal(after.Count, matches.Count);
        var known = matches.OfType<int>().ToList();
        Assert.Equal(known.Count, known.Distinct().Count());
        foreach (var words in after.Distinct())
        {
            var same = matches.Zip(after).Count(m => m.Second == words && m.First is { } index && before[index] == words);
            Assert.Equal(Math.Min(before.Count(p => p == words), after.Count(p => p == words)), same);
        }
    }

    private static List<LocalizedText> Few(byte[] letters) => [.. letters.Select(b => Text(((char)('a' + (b % 4))).ToString()))];

    private static List<LocalizedText> Paragraphs(string letters) =>
        [.. letters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Text)];

    private static LocalizedText Text(string letter) => Localized.Of($"nl {letter}", $"en {letter.ToLowerInvariant()}", $"fr {letter}");
}
