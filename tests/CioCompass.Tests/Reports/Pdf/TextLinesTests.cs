using CioCompass.Core.Reports.Pdf.Layout;
using CioCompass.Core.Reports.Pdf.Typesetting;
using FsCheck;
using FsCheck.Xunit;

namespace CioCompass.Tests.Reports.Pdf;

public sealed class TextLinesTests
{
    [Property(MaxTest = 300)]
    public void Breaking_into_lines_loses_nothing_and_no_line_is_wider_than_it_may_be(string? text, PositiveInt width)
    {
        var available = 20.0 + (width.Get % 400);

        var lines = TextLines.Of(new TextSpan(text ?? "", Styles.Body), available);

        Assert.Equal(WithoutInvisible(Shaper.Settable(text ?? "")), WithoutInvisible(TextOf(lines)));
        Assert.Equal(0, lines.Lines[0].Start);
        Assert.Equal(lines.Glyphs.Count, lines.Lines[^1].End);
        Assert.All(lines.Lines.Zip(lines.Lines.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        Assert.All(lines.Lines, line => Assert.True(line.Width <= available + 0.01 || IsOneLetter(lines, line)));
    }

    [Fact]
    public void A_line_ends_between_words_and_in_a_word_only_where_that_is_wider_than_the_line()
    {
        var text = $"Some words, then {new string('m', 60)} and more.";

        var lines = Strings(TextLines.Of(new TextSpan(text, Styles.Body), 150));

        Assert.Equal("Some words, then ", lines[0]);
        Assert.StartsWith("mmm", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("and more.", lines[^1], StringComparison.Ordinal);
        Assert.Equal(text, string.Concat(lines));
    }

    [Theory]
    [InlineData("between 2.0–3.3 or", "–3")]
    [InlineData("in the years 2020-2026 or", "-2")]
    [InlineData("at 93\u00A0% of", "\u00A0%")]
    [InlineData("a cafe\u0327\u0323 or", "\u0323")]
    public void Numbers_and_letters_with_marks_are_not_parted(string text, string together)
    {
        for (var width = 60; width < 140; width++)
        {
            Assert.DoesNotContain(
                Strings(TextLines.Of(new TextSpan(text, Styles.Body), width)),
                l => l.StartsWith(together, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_heading_is_broken_into_lines_of_like_length()
    {
        var text = "Which initiatives and challenges do you see in your sector";
        var width = TextLines.Of(new TextSpan(text, Styles.Heading), 1000).Width - 1;
        var greedy = TextLines.Of(new TextSpan(text, Styles.Heading), width).Lines;

        var balanced = TextLines.Balanced([new TextSpan(text, Styles.Heading)], width).Lines;

        Assert.Equal(greedy.Count, balanced.Count);
        Assert.True(Spread(balanced) < Spread(greedy));

        static double Spread(IReadOnlyList<TextLine> lines) => lines.Max(l => l.Width) - lines.Min(l => l.Width);
    }

    [Fact]
    public void Letters_are_kerned()
    {
        var pair = TextLines.Of(new TextSpan("AV", Styles.Heading), 100).Width;
        var apart = TextLines.Of(new TextSpan("A", Styles.Heading), 100).Width + TextLines.Of(new TextSpan("V", Styles.Heading), 100).Width;

        Assert.True(pair < apart - 1);
    }

    [Fact]
    public void A_Hebrew_name_in_a_sentence_runs_from_right_to_left_and_its_number_does_not()
    {
        var (levels, rightToLeft) = Directions.Of([.. "A שלום 12 b".EnumerateRunes()]);

        Assert.False(rightToLeft);
        Assert.Equal([0, 0, 1, 1, 1, 1, 1, 2, 2, 0, 0], levels!.Select(l => (int)l));
    }

    [Theory]
    [InlineData("سلام", "\uFEB3\uFEFC\uFEE1")]
    [InlineData("بيت", "\uFE91\uFEF4\uFE96")]
    [InlineData("دار", "\uFEA9\uFE8D\uFEAD")]
    [InlineData("لا", "\uFEFB")]
    public void Arabic_letters_take_the_form_that_joins_their_neighbours(string word, string forms)
    {
        var letters = word.EnumerateRunes().ToList();
        var drawn = "";
        for (var i = 0; i < letters.Count;)
        {
            var (form, count) = ArabicJoining.At(letters, i);
            drawn += char.ConvertFromUtf32(form);
            i += count;
        }

        Assert.Equal(forms, drawn);
    }

    private static bool IsOneLetter(TextLines lines, TextLine line) =>
        lines.Glyphs.Skip(line.Start).Take(line.End - line.Start).Count(g => g.Break != LineBreak.Never && !g.IsSpace) <= 1;

    private static string[] Strings(TextLines lines) =>
        [.. lines.Lines.Select(l => string.Concat(lines.Glyphs.Skip(l.Start).Take(l.End - l.Start).Select(g => g.Text)))];

    private static string TextOf(TextLines lines) => string.Concat(lines.Glyphs.Select(g => g.Text));

    /// <summary>Invisible characters go with the glyph before them, and cannot where there is none.</summary>
    private static string WithoutInvisible(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => System.Text.Rune.GetUnicodeCategory(r) != System.Globalization.UnicodeCategory.Format
            && r.Value is not (>= 0xFE00 and <= 0xFE0F)));
}
