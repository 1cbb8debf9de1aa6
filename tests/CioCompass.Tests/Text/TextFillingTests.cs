using CioCompass.Core.Text;
using CioCompass.Tests.Support;

namespace CioCompass.Tests.Text;

public sealed class TextFillingTests
{
    [Theory]
    [InlineData("en", "Page 1,250 of 2.5")]
    [InlineData("de", "Page 1.250 of 2,5")]
    public void Places_of_a_text_are_filled_in_the_readers_format(string culture, string expected)
    {
        using var _ = new InCulture(culture);

        Assert.Equal(expected, "Page {0:N0} of {1}".Fill(1250, 2.5));
    }
}
