using CioCompass.Core.Text;

namespace CioCompass.Tests.Text;

public sealed class CleanTextTests
{
    [Theory]
    [InlineData("\u000b")]
    [InlineData("\u000c")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    public void A_line_separator_is_a_line_break_or_a_blank_and_never_glues_words(string separator)
    {
        Assert.Equal("one\ntwo", CleanText.Of($"one{separator}two"));
        Assert.Equal("one two", CleanText.Line($"one{separator}two"));
    }

    [Theory]
    [InlineData("invoice\u202efdp.exe", "invoicefdp.exe")]
    [InlineData("\u202aAcme\u202c \u202bBV\u202c", "Acme BV")]
    [InlineData("\u2066Acme\u2069 \u2067BV\u2068", "Acme BV")]
    public void Controls_of_direction_are_removed(string text, string expected)
    {
        Assert.Equal(expected, CleanText.Line(text));
        Assert.Equal(expected, CleanText.Of(text));
    }

    [Theory]
    [InlineData("\u05e9\u05dc\u05d5\u05dd \u05d1\u05e2\u05f4\u05de 2026")]
    [InlineData("\u0634\u0631\u0643\u0629 \u0627\u0644\u0646\u0648\u0631 (\u0645)")]
    [InlineData("\u200f\u0634\u0631\u0643\u0629 C#\u200e")]
    public void Arabic_and_Hebrew_names_stay_as_they_are(string name) => Assert.Equal(name, CleanText.Line(name));

    [Fact]
    public void Accents_are_composed_and_what_is_no_character_is_removed()
    {
        Assert.Equal("Cr\u00e8me", CleanText.Line("Cre\u0300me\u0000\ud800"));
        Assert.Equal("Cr\u00e8me", CleanText.Of(CleanText.Of("Cre\u0300me")));
    }
}
