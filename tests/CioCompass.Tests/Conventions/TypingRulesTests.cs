using System.Text.RegularExpressions;
using CioCompass.Benchmarks;

namespace CioCompass.Tests.Conventions;

/// <summary>Nothing typed is lost: what no source of a working page may do, because it shows only over a slow network.</summary>
public sealed partial class TypingRulesTests
{
    private const string Own = "Components/Typing/";

    private static readonly IReadOnlyList<(string Path, string Text)> Sources = Read();

    private static IEnumerable<(string Path, string Text)> Components =>
        Sources.Where(s => s.Path.EndsWith(".razor", StringComparison.Ordinal) && !s.Path.StartsWith(Own, StringComparison.Ordinal));

    /// <summary>Letters vanish where the server's value comes back while the next is typed.</summary>
    [Fact]
    public void No_component_writes_a_value_back_into_a_field_that_it_listens_to()
    {
        Assert.Contains(Elements("""<textarea value="@note" @oninput="e => Set(e)"></textarea>"""), WritesBack);
        Assert.Contains(Elements("""<select value="@level" @onchange="SetAsync">"""), WritesBack);
        Assert.Contains(Elements("""<input type="checkbox" checked="@isChosen" @onchange="Toggle" />"""), WritesBack);

        Assert.Empty(Components.SelectMany(s => Elements(s.Text).Where(WritesBack).Select(e => $"{s.Path}: {e}")));
    }

    /// <summary>Texts, numbers and days that a circuit hears of are those of <c>TextInput</c>.</summary>
    [Fact]
    public void Every_field_of_an_interactive_page_is_the_one_that_loses_nothing()
    {
        Assert.Contains(Elements("""<input id="title" @bind="title" />"""), IsOwnField);
        Assert.Contains(Elements("""<input type="date" @bind="due" />"""), IsOwnField);
        Assert.DoesNotContain(Elements("""<input type="checkbox" @bind="isChosen" />"""), IsOwnField);

        Assert.Empty(Components.SelectMany(s => Elements(s.Text).Where(IsOwnField).Select(e => $"{s.Path}: {e}")));
    }

    /// <summary>A save that goes with its page has not happened.</summary>
    [Fact]
    public void No_write_is_bound_to_the_token_of_its_page()
    {
        Assert.Matches(BoundWrite(), "await actions.ChangeAsync(id, version, content, actor, Leaving)");
        Assert.Matches(BoundWrite(), "DoAsync(id => service.OpenAsync(id, Timer, Reader, Leaving))");

        Assert.Empty(Sources.SelectMany(s => BoundWrite().Matches(s.Text).Select(m => $"{s.Path}: {m.Value}")));
    }

    /// <summary>By its name the rule above knows it.</summary>
    [Fact]
    public void Every_page_has_the_same_token() =>
        Assert.Equal(
            ["Components/CancellableComponent.cs"],
            Sources.Where(s => IsComponent(s) && s.Text.Contains("private readonly CancellationTokenSource", StringComparison.Ordinal)).Select(s => s.Path));

    /// <summary>
    /// While a slow network holds back what was drawn, a circuit draws nothing more: a parameter is older then than what was typed, and a
    /// value made from it takes the last letters of another field away.
    /// </summary>
    [Fact]
    public void No_component_gives_back_its_own_parameter_changed()
    {
        Assert.Matches(GivenBack(), "ValueChanged.InvokeAsync(Value.With(language, words))");
        Assert.Matches(GivenBack(), "BodyChanged.InvokeAsync(Body with { Source = source })");
        Assert.Matches(GivenBack(), "LinksChanged.InvokeAsync([.. Links, typed])");

        Assert.Empty(Sources.SelectMany(s => GivenBack().Matches(s.Text).Select(m => $"{s.Path}: {m.Value}")));
    }

    /// <summary>The server's wish to move the focus comes late: letters would go where nobody looks.</summary>
    [Fact]
    public void No_component_takes_the_focus_from_whoever_types()
    {
        const string taken = ".FocusAsync(";
        Assert.Contains(Sources, s => s.Text.Contains(".FocusUnlessTypingAsync(", StringComparison.Ordinal));

        Assert.Empty(Sources.Where(s => s.Text.Contains(taken, StringComparison.Ordinal) && !s.Path.EndsWith("FocusExtensions.cs", StringComparison.Ordinal)).Select(s => s.Path));
    }

    private static IEnumerable<string> Elements(string text) => Element().Matches(text).Select(m => m.Value);

    /// <summary>A radio button is told by the event of another one; its value is the choice that it stands for.</summary>
    private static bool WritesBack(string element) =>
        !element.Contains("type=\"radio\"", StringComparison.Ordinal) && Written().IsMatch(element) && Heard().IsMatch(element);

    private static bool IsComponent((string Path, string Text) source) =>
        source.Path.Contains(".razor", StringComparison.Ordinal) || source.Text.Contains("ComponentBase", StringComparison.Ordinal);

    private static bool IsOwnField(string element) =>
        !element.StartsWith("<select", StringComparison.Ordinal) && !NoText().IsMatch(element) && (Heard().IsMatch(element) || element.Contains("@bind", StringComparison.Ordinal));

    private static List<(string Path, string Text)> Read()
    {
        var root = Path.Combine(Repository.Root, "src", "CioCompass.Web");
        return
        [
            .. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Select(f => (Full: f, Path: Path.GetRelativePath(root, f).Replace('\\', '/')))
                .Where(f => Path.GetExtension(f.Path) is ".razor" or ".cs" && !f.Path.StartsWith("obj/", StringComparison.Ordinal) && !f.Path.StartsWith("bin/", StringComparison.Ordinal))
                .Select(f => (f.Path, File.ReadAllText(f.Full))),
        ];
    }

    /// <summary>An element may hold <c>&gt;</c> within its attributes, as lambdas do.</summary>
    [GeneratedRegex("""<(input|textarea|select)\b(?:"[^"]*"|[^">])*>""")]
    private static partial Regex Element();

    [GeneratedRegex(@"\b(value|checked)=""@")]
    private static partial Regex Written();

    [GeneratedRegex("@on(input|change)=")]
    private static partial Regex Heard();

    [GeneratedRegex(@"Changed\.InvokeAsync\(\s*(\[\.\. )?[A-Z]\w*( with|\.With\(|,)")]
    private static partial Regex GivenBack();

    [GeneratedRegex("type=\"(checkbox|radio|hidden|file|range|submit)\"")]
    private static partial Regex NoText();

    [GeneratedRegex(
        @"\.(Create|Save|Change|Delete|Set[A-Z]\w*|Open|Close|Reveal|Skip|Reopen|Complete|Start|Upgrade|Rename|Invite|NewLink|Revoke|Remove|Restore|Purge|Publish|Discard|Agree|Add|CarryOver|TakeBack|Answer|CountAs\w+)Async\([^;]*?\bLeaving\b")]
    private static partial Regex BoundWrite();
}
