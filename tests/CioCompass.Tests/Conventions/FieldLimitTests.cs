using System.Text.RegularExpressions;
using CioCompass.Benchmarks;

namespace CioCompass.Tests.Conventions;

/// <summary>Every field of text has a limit, which is the constant that its text is checked against.</summary>
public sealed partial class FieldLimitTests
{
    private static readonly string[] OwnFields = ["TextInput.razor", "TextField.razor", "DateInput.razor", "NumberInput.razor"];

    private static readonly IReadOnlyList<(string Path, string Text)> Components = Read();

    [Fact]
    public void No_field_of_text_lacks_a_limit()
    {
        Assert.True(LacksLimit("""<input id="name" value="@Name" />"""));
        Assert.True(LacksLimit("""<textarea rows="3"></textarea>"""));
        Assert.True(LacksLimit("""<TextInput Id="a" @bind-Value="text" />"""));
        Assert.True(LacksLimit("""<input type="number" min="0" max="100" />"""));
        Assert.False(LacksLimit("""<TextInput Id="a" MaxLength="Organisation.NameMaxLength" @bind-Value="text" />"""));
        Assert.False(LacksLimit("""<input type="checkbox" @bind="isChosen" />"""));
        Assert.False(LacksLimit("""<input readonly value="@Address" />"""));

        Assert.Empty(Elements().Where(e => LacksLimit(e.Element)).Select(e => $"{e.Path}: {e.Element}"));
        Assert.True(Elements().Count(e => e.Element.Contains("MaxLength=", StringComparison.Ordinal)) > 30);
    }

    [Fact]
    public void No_limit_is_a_number_of_its_own() =>
        Assert.Empty(Elements().Where(e => Literal().IsMatch(e.Element)).Select(e => $"{e.Path}: {e.Element}"));

    private static bool LacksLimit(string element) =>
        !NoText().IsMatch(element) && !Limit().IsMatch(element);

    private static IEnumerable<(string Path, string Element)> Elements() =>
        Components.SelectMany(s => Field().Matches(s.Text).Select(m => (s.Path, m.Value)));

    private static List<(string Path, string Text)> Read()
    {
        return
        [
            .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "CioCompass.Web"), "*.razor", SearchOption.AllDirectories)
                .Where(f => !OwnFields.Contains(Path.GetFileName(f)))
                .Select(f => (f, File.ReadAllText(f))),
        ];
    }

    /// <summary>An element may hold <c>&gt;</c> within its attributes, as lambdas do.</summary>
    [GeneratedRegex("""<(input|textarea|TextInput|TextField|Mud\w*(Field|Input|Autocomplete|Picker))\b(?:"[^"]*"|[^">])*>""")]
    private static partial Regex Field();

    [GeneratedRegex("""\b(MaxLength|maxlength|data-most)=""")]
    private static partial Regex Limit();

    [GeneratedRegex("""\b(MaxLength|maxlength|data-most)="@?\d""")]
    private static partial Regex Literal();

    [GeneratedRegex("type=\"(checkbox|radio|hidden|file|range|submit)\"|\\breadonly\\b")]
    private static partial Regex NoText();
}
