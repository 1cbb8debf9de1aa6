using System.Globalization;
using CioCompass.Core.Statistics;

namespace CioCompass.Tests.Statistics;

public sealed class PercentTests
{
    [Theory]
    [InlineData("en", "93%")]
    [InlineData("nl", "93%")]
    [InlineData("fr", "93\u00A0%")]
    [InlineData("de", "93\u00A0%")]
    [InlineData("fr-BE", "93\u00A0%")]
    public void A_percentage_is_written_as_the_readers_language_writes_it(string culture, string expected) =>
        Assert.Equal(expected, Percent.Text(93, CultureInfo.GetCultureInfo(culture)));

    [Theory]
    [InlineData("en", "32,200")]
    [InlineData("nl", "32.200")]
    [InlineData("fr", "32\u00A0200")]
    [InlineData("de", "32.200")]
    public void A_count_has_the_languages_thousands_separator(string culture, string expected) =>
        Assert.Equal(expected, Percent.Count(32_200, CultureInfo.GetCultureInfo(culture)));

    [Theory]
    [InlineData(0, "0%")]
    [InlineData(100, "100%")]
    public void Both_ends_of_the_scale_are_written_whole(int percentage, string expected) =>
        Assert.Equal(expected, Percent.Text(percentage, CultureInfo.GetCultureInfo("en")));
}
