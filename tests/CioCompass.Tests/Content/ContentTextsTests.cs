using CioCompass.Core.Content;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using CioCompass.Web.Features.Content;

namespace CioCompass.Tests.Content;

public sealed class ContentTextsTests : IDisposable
{
    private readonly InCulture english = new("en");

    public void Dispose() => english.Dispose();

    [Theory]
    [InlineData("nl", "en", "fr", "en")]
    [InlineData("nl", " ", "fr", "nl")]
    [InlineData("", "", "fr", "fr")]
    [InlineData("", "", "", "key")]
    public void A_name_is_in_another_language_where_the_readers_is_missing(string nl, string en, string fr, string name) =>
        Assert.Equal(name, ContentTexts.Name(Localized.Of(nl, en, fr), "key"));

    [Fact]
    public void A_long_name_is_cut_between_characters_as_readers_see_them()
    {
        var family = string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 101));

        var cut = ContentTexts.Short(Localized.Of("", family, ""), "key");

        Assert.Equal(string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 100)) + "…", cut);
    }

    [Fact]
    public void Every_error_has_words_in_every_language()
    {
        foreach (var language in Languages.Codes)
        {
            using var culture = new InCulture(language);
            var words = Enum.GetValues<ContentProblem>().Select(p => ContentTexts.Of([new ContentError(p, ContentField.Text)])).ToList();
            Assert.Equal(words.Count, words.Distinct().Count());
            var fields = Enum.GetValues<ContentField>().Select(f => ContentTexts.Of([new ContentError(ContentProblem.Missing, f)])).ToList();
            Assert.All(fields, f => Assert.False(string.IsNullOrWhiteSpace(f)));
        }
    }
}
