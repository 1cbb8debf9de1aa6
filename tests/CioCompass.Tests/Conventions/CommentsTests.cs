using System.Text.RegularExpressions;
using CioCompass.Benchmarks;

namespace CioCompass.Tests.Conventions;

/// <summary>Comments and docs that a stranger can rely on: summaries in plain English, names that exist.</summary>
public sealed partial class CommentsTests
{
    private static readonly string Root = Repository.Root;

    private static readonly IReadOnlyList<(string Path, string Text)> Sources = Read();

    private static readonly Lazy<HashSet<string>> Words = new(() =>
        Sources.Append((Path: "", Text: File.ReadAllText(Path.Combine(Root, "Directory.Build.props"))))
            .SelectMany(s => Word().Matches(s.Text).Select(m => m.Value).Append(Path.GetFileName(s.Path).Split('.')[0])).ToHashSet(StringComparer.Ordinal));

    /// <summary>A noun says it sooner, a verb for whatever does something: not "What the proxies are", but "Trusted proxies".</summary>
    [Fact]
    public void No_summary_begins_with_what()
    {
        Assert.Matches(BeginsWithWhat(), "    /// <summary>What a row is about.</summary>");
        Assert.Matches(BeginsWithWhat(), "/// <summary>\n/// What a row is about, told at length.\n/// </summary>");
        Assert.DoesNotMatch(BeginsWithWhat(), "/// <summary>Subject of a row; what it is about.</summary>");

        var found = Sources.SelectMany(s => BeginsWithWhat().Matches(s.Text).Select(m => $"{s.Path}: {m.Value.ReplaceLineEndings(" ")}")).ToList();

        Assert.NotEmpty(Sources);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    public static TheoryData<string> DocsForDevelopers() =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "docs", "decisions"), "*.md").Append(Path.Combine(Root, "docs", "architecture.md"))
            .Append(Path.Combine(Root, "CONTRIBUTING.md")).Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>A type or a member that was renamed is renamed there too.</summary>
    [Theory]
    [MemberData(nameof(DocsForDevelopers))]
    public void Every_name_in_the_docs_for_developers_is_one_of_the_sources(string file)
    {
        var text = File.ReadAllText(Path.Combine(Root, file));

        var unknown = Name().Matches(text).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal)
            .Where(n => !n.Split('.').All(Words.Value.Contains)).ToList();

        Assert.DoesNotContain("NoSuchNameAnywhere", Words.Value);
        Assert.Empty(unknown);
    }

    /// <summary>A link to a file of the repository leads somewhere.</summary>
    [Theory]
    [MemberData(nameof(DocsForDevelopers))]
    public void Every_link_between_the_docs_leads_to_a_file(string file)
    {
        var path = Path.Combine(Root, file);
        var missing = Link().Matches(File.ReadAllText(path)).Select(m => m.Groups["to"].Value)
            .Where(to => !Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, to)));

        Assert.Empty(missing);
    }

    /// <summary>All but this file, which names what there must not be.</summary>
    private static List<(string Path, string Text)> Read() =>
        [.. ((string[])["src", "tests"])
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            .Select(f => (Full: f, Path: Path.GetRelativePath(Root, f).Replace('\\', '/')))
            .Where(f => Path.GetExtension(f.Path) is ".cs" or ".razor" && !f.Path.Contains("/obj/", StringComparison.Ordinal)
                && !f.Path.Contains("/bin/", StringComparison.Ordinal) && !f.Path.EndsWith($"/{nameof(CommentsTests)}.cs", StringComparison.Ordinal))
            .Select(f => (f.Path, File.ReadAllText(f.Full)))];

    [GeneratedRegex(@"<summary>\s*(?:///\s*)?What\b[^\n]*")]
    private static partial Regex BeginsWithWhat();

    /// <summary>As <c>`BallotBox`</c> or <c>`AnswerService.ApplyAsync`</c>, in a text and not in a block of code.</summary>
    [GeneratedRegex(@"(?<!`)`(?<name>[A-Z][A-Za-z]*[a-z][A-Za-z]*(\.[A-Z][A-Za-z]+)*)`(?!`)")]
    private static partial Regex Name();

    [GeneratedRegex(@"\]\((?!https?:)(?<to>[^)#]+)(#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
