using CioCompass.Core.Assessments.Sample;
using CioCompass.Core.Data.Content;
using CioCompass.Core.Text;

namespace CioCompass.Tests.Content.Releases;

public sealed class ShippedLanguagesTests
{
    [Fact]
    public void Everything_that_comes_with_the_program_is_in_every_language_of_the_list()
    {
        var texts = TextNodes.In(ContentFiles.Documents(ContentFiles.LatestRelease)).Concat(SampleContent.Words.Values).ToList();

        Assert.True(texts.Count > 100);
        Assert.All(texts, text => Assert.Equal(Languages.Codes, text.Languages.Where(l => !string.IsNullOrWhiteSpace(text[l]))));
    }

    [Fact]
    public void Texts_that_read_alike_are_translated_alike()
    {
        var texts = TextNodes.In(ContentFiles.Documents(ContentFiles.LatestRelease));
        HashSet<string> others = [.. Languages.Codes.SkipLast(1)];

        Assert.Equal(texts.Distinct().Count(), texts.Select(t => t.Only(others)).Distinct().Count());
    }
}
