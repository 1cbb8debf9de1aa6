using System.Text.RegularExpressions;
using CioCompass.Core.Text;

namespace CioCompass.Tests.Conventions;

/// <summary>Languages are data: no source but their list names one.</summary>
public sealed partial class LanguageRulesTests
{
    /// <summary>Files that name a language all the same, each with its reason.</summary>
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["CioCompass.Core/Text/Languages.cs"] = "the list",
        ["CioCompass.Core/Text/LocalizedTextJson.cs"] = "an example in a comment",
        ["CioCompass.Core/Statistics/Article.cs"] = "the article is Dutch, whatever the product speaks",
        ["CioCompass.Core/Reports/Pptx/Presentation/Layouts.cs"] = "the template's prompts are English in every deck",
        ["CioCompass.Core/Reports/Office/Charts/ChartLetters.cs"] = "the end of a paragraph without words",
        ["CioCompass.Web/Features/Operations/Auditing/AuditLogPage.razor"] = "details of the log are English for every reader",
    };

    [Fact]
    public void No_source_names_a_language_but_the_list_of_languages()
    {
        var named = SourceRulesTests.Sources.Where(s => Named().IsMatch(s.Text)).Select(s => s.Path);

        Assert.Matches(Named(), "text[\"nl\"]");
        Assert.Matches(Named(), "<p lang='fr-BE'>");
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_language_has_its_own_name_a_spoken_culture_and_regions_of_its_own()
    {
        Assert.Equal("en", Languages.Default.Code);
        Assert.All(Languages.All, language =>
        {
            Assert.Equal(language.Code, language.Culture.Name);
            Assert.NotEmpty(language.OwnName);
            Assert.StartsWith(language.Code + "-", language.Spoken, StringComparison.Ordinal);
            Assert.All(language.Regions, region => Assert.Equal(language.Code, region.Split('-')[0]));
            Assert.Equal(language, Languages.Find(language.Regions[^1]));
        });
    }

    [GeneratedRegex("""["'](nl|fr|de|en)(-[A-Z]{2})?["']""")]
    private static partial Regex Named();
}
