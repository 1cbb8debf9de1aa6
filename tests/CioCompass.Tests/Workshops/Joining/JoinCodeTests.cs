using CioCompass.Core.Workshops.Joining;
using FsCheck.Xunit;

namespace CioCompass.Tests.Workshops.Joining;

public sealed class JoinCodeTests
{
    [Fact]
    public void A_code_has_8_of_31_characters_that_cannot_be_mistaken()
    {
        Assert.Equal(31, JoinCode.Alphabet.Distinct().Count());
        Assert.DoesNotContain(JoinCode.Alphabet, c => "01OIL".Contains(c));
        Assert.All(Enumerable.Range(0, 200).Select(_ => JoinCode.Create()), code => Assert.Equal(code, JoinCode.Normalise(code)));
    }

    [Theory]
    [InlineData("abcd-efgh")]
    [InlineData("  ABCD EFGH ")]
    [InlineData("AB CD–EF-gh")]
    public void Case_spaces_and_dashes_do_not_matter(string typed) => Assert.Equal("ABCDEFGH", JoinCode.Normalise(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ABCDEFG")]
    [InlineData("ABCDEFGHJ")]
    [InlineData("ABCDEFG0")]
    [InlineData("ABCDEFGı")]
    public void Anything_else_is_no_code(string? typed) => Assert.Null(JoinCode.Normalise(typed));

    [Property]
    public bool No_input_is_taken_for_a_code_that_could_not_have_been_made(string? typed) =>
        JoinCode.Normalise(typed) is not { } code || (code.Length == JoinCode.Length && code.All(JoinCode.Alphabet.Contains));

    [Fact]
    public void It_is_shown_in_two_groups() => Assert.Equal("ABCD-EFGH", JoinCode.Display("ABCDEFGH"));
}
