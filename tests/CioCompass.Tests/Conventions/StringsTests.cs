using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using CioCompass.Core;

namespace CioCompass.Tests.Conventions;

public sealed partial class StringsTests
{
    private static readonly Assembly[] Assemblies = [typeof(Program).Assembly, typeof(CoreServices).Assembly];

    public static TheoryData<string> StringClasses() =>
        [.. Assemblies.SelectMany(a => a.GetTypes()).Where(t => t.Name.EndsWith("Strings", StringComparison.Ordinal)).Select(t => t.FullName!)];

    [Theory]
    [MemberData(nameof(StringClasses))]
    public void Every_text_exists_in_English_Dutch_and_French(string strings)
    {
        var english = Texts(strings, "");

        Assert.NotEmpty(english);
        foreach (var language in (string[])["nl", "fr"])
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

        foreach (var (key, text) in Texts(strings, "nl").Concat(Texts(strings, "fr")))
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
