using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using CioCompass.Core;
using CioCompass.Core.Text;

namespace CioCompass.Tests.Conventions;

public sealed partial class StringsTests
{
    private static readonly Assembly[] Assemblies = [typeof(Program).Assembly, typeof(CoreServices).Assembly];

    public static TheoryData<string> StringClasses() =>
        [.. Assemblies.SelectMany(a => a.GetTypes()).Where(t => t.Name.EndsWith("Strings", StringComparison.Ordinal)).Select(t => t.FullName!)];

    [Theory]
    [MemberData(nameof(StringClasses))]
    public void Every_text_exists_in_every_language(string strings)
    {
        var english = Texts(strings, "");

        Assert.NotEmpty(english);
        foreach (var language in Languages.Codes.Skip(1))
        {
            var other = Texts(strings, language);
            Assert.Equal(english.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
            Assert.DoesNotContain(other.Values, string.IsNullOrWhiteSpace);
        }
    }

    [Theory]
    [MemberData(nameof(StringClasses))]
    public void A_text_has_the_same_placeholders_in_every_language(string strings)
    {
        var english = Texts(strings, "");

        foreach (var (key, text) in Languages.Codes.Skip(1).SelectMany(language => Texts(strings, language)))
        {
            Assert.True(Placeholders(english[key]).SetEquals(Placeholders(text)), $"{key}: {english[key]} / {text}");
        }
    }

    [Theory]
    [MemberData(nameof(StringClasses))]
    public void French_puts_a_no_break_space_before_tall_punctuation(string strings)
    {
        var wrong = Texts(strings, "fr").Where(t => PlainSpaceBeforePunctuation().IsMatch(t.Value)).Select(t => $"{t.Key}: {t.Value}");

        Assert.Empty(wrong);
    }

    /// <summary>Words that native readers sent back, each with the one that is used instead: one word for one thing.</summary>
    public static TheoryData<string, string, string> SentBack() => new()
    {
        { "nl", @"\b(de|deze|geen eerdere) assessment\b|evaluatie", "het assessment" },
        { "nl", "leidende vra", "richtvragen" },
        { "nl", @"overeengekomen|gedragen antwoord", "afgesproken" },
        { "nl", @"\b(de|deze) zaal\b", "de groep" },
        { "nl", @"over het geheel|\bvan 5\b", "scoort globaal 2,9 op 5" },
        { "nl", "meereist", "uitwisselbestand" },
        { "nl", @"\b[Bb]ewijs\b", "onderbouwing" },
        { "nl", @"doelniveau|\b(het|hun|geen) doel\b", "streefniveau" },
        { "nl", @"niet bewaard|[Bb]ewaren…", "opslaan" },
        { "fr", "répondue", "ont reçu une réponse" },
        { "fr", "en tant que personne", "comme des personnes à part entière" },
        { "fr", "À emporter", "Exporter" },
        { "fr", "qui voyage", "fichier d’échange" },
        { "fr", "[Ll]iste de (questions|contrôle)", "questionnaire" },
        { "fr", "[Tt]enue le", "réalisée le" },
        { "fr", "Prudence", "réserve" },
        { "fr", "[Ee]mployé", "collaborateurs" },
        { "fr", @"\b[Cc]los(e)?\b|\b[Cc]lore\b", "clôturer" },
        { "en", @"\btravels\b|least far|is no (http|key|question|status)", "exchange file, furthest to go, is not" },
        { "en", @"\w'\w", "a curly apostrophe" },
        { "nl", @"\w'\w|[“”]", "curly apostrophes and single quotes" },
        { "fr", @"\w'\w", "a curly apostrophe" },
        { "de", @"\w'\w|""|”|—", "a curly apostrophe, „…“ and a short dash" },
    };

    [Theory]
    [MemberData(nameof(SentBack))]
    public void A_word_that_readers_sent_back_stands_nowhere(string language, string words, string instead)
    {
        var rule = new Regex(words);

        var found = StringClasses().SelectMany(c => Texts(c.Data, language == "en" ? "" : language).Where(t => rule.IsMatch(t.Value)).Select(t => $"{c.Data} {t.Key}: {t.Value}"));

        Assert.True(!found.Any(), $"Say “{instead}”:\n{string.Join('\n', found)}");
    }

    private static Dictionary<string, string> Texts(string strings, string language)
    {
        var resources = (ResourceManager)Assemblies.Select(a => a.GetType(strings)).First(t => t is not null)!
            .GetProperty("ResourceManager", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(null)!;
        return resources.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
    }

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?<=\w|[»}]) [?!;:%»]|« ")]
    private static partial Regex PlainSpaceBeforePunctuation();
}
