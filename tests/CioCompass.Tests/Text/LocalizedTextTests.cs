using System.Globalization;
using System.Text.Json;
using CioCompass.Core.Data;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CioCompass.Tests.Text;

public sealed class LocalizedTextTests
{
    private static readonly string[] Known = ["en", "nl", "fr", "it", "zz"];

    [Property]
    public void What_is_written_is_read_again_whatever_the_languages_and_the_words((byte Language, NonNull<string> Words)[] parts)
    {
        // JSON has no lone surrogates; texts are cleaned of them before they are stored.
        var words = parts.DistinctBy(p => p.Language % Known.Length).Select(p => (Known[p.Language % Known.Length], CleanText.Of(p.Words.Get))).ToList();
        var text = LocalizedText.Of(words);

        Assert.Equal(text, JsonSerializer.Deserialize<LocalizedText>(JsonSerializer.Serialize(text)));
        Assert.Equal(text, LocalizedTextColumn.Read<LocalizedText>(LocalizedTextColumn.Write(text)));
        Assert.Equal(text, LocalizedText.Of(Enumerable.Reverse(words)));
        Assert.Equal(text.GetHashCode(), LocalizedText.Of(Enumerable.Reverse(words)).GetHashCode());
        Assert.All(words, w => Assert.Equal(w.Item2, text[w.Item1]));
    }

    [Theory]
    [InlineData("nl", "ja", null)]
    [InlineData("nl-BE", "ja", null)]
    [InlineData("fr", "yes", "en")]
    [InlineData("ja", "yes", "en")]
    public void A_language_that_is_missing_reads_as_English_and_says_so(string reader, string words, string? language)
    {
        var text = LocalizedText.Of(("nl", "ja"), ("en", "yes"), ("fr", " "));

        Assert.Equal((words, language), (text.In(CultureInfo.GetCultureInfo(reader)), text.OtherLanguageIn(CultureInfo.GetCultureInfo(reader))));
    }

    [Fact]
    public void Without_English_the_first_that_there_is_reads_instead_and_without_any_nothing()
    {
        Assert.Equal(("oui", "fr"), (LocalizedText.Of(("fr", "oui")).In(Cultures.Dutch), LocalizedText.Of(("fr", "oui")).OtherLanguageIn(Cultures.Dutch)));
        Assert.Equal(("", null), (LocalizedText.Empty.In(Cultures.Dutch), LocalizedText.Empty.OtherLanguageIn(Cultures.Dutch)));
    }

    [Fact]
    public void A_language_that_the_product_does_not_speak_is_kept()
    {
        var text = JsonSerializer.Deserialize<LocalizedText>("""{"zz":"z","fr":"f","en":"e"}""")!;

        Assert.Equal("""{"en":"e2","fr":"f","zz":"z"}""", JsonSerializer.Serialize(text.With("en", "e2")));
    }

    [Theory]
    [InlineData("\"words\"")]
    [InlineData("[]")]
    [InlineData("{\"en\":null}")]
    [InlineData("{\"en\":1}")]
    [InlineData("{\"en\":{}}")]
    [InlineData("{\"en\":\"a\",\"en\":\"b\"}")]
    public void What_is_no_text_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<LocalizedText>(json));

    [Fact]
    public void An_empty_text_is_none() =>
        Assert.Equal(LocalizedText.Of(("en", "yes")), LocalizedText.Of(("en", "yes"), ("nl", "")));

    [Fact]
    public void Words_that_are_the_same_but_for_a_further_language_are_completed_and_what_is_there_stays()
    {
        var known = new Translations(new HashSet<string> { "en", "nl" }, [LocalizedText.Of(("en", "yes"), ("nl", "ja"), ("zz", "z"))]);

        Assert.Equal("z", known.Complete(LocalizedText.Of(("en", "yes"), ("nl", "ja")))["zz"]);
        Assert.Equal("own", known.Complete(LocalizedText.Of(("en", "yes"), ("nl", "ja"), ("zz", "own")))["zz"]);
        Assert.Equal("", known.Complete(LocalizedText.Of(("en", "yes!"), ("nl", "ja")))["zz"]);
        Assert.Equal("", known.Complete(LocalizedText.Of(("en", "yes")))["zz"]);
    }

    [Fact]
    public void A_translation_that_was_added_does_not_change_what_was_said()
    {
        var (before, after) = (LocalizedText.Of(("en", "yes")), LocalizedText.Of(("en", "yes"), ("zz", "z")));

        Assert.NotEqual(before, after);
        Assert.Equal(before, after, SameWords.Instance);
        Assert.NotEqual(before, after.With("en", "no"), SameWords.Instance);
    }
}
