using System.Text.RegularExpressions;
using CioCompass.Benchmarks;

namespace CioCompass.Tests.Conventions;

/// <summary>A stranger finds their way by the folders: each is small, has the same name everywhere, and a feature's begins with a README.</summary>
public sealed partial class FolderTests
{
    private const int FilesAtMost = 20;

    /// <summary>Folders that may hold more, each with the reason.</summary>
    private static readonly Dictionary<string, string> Larger = new(StringComparer.Ordinal)
    {
        ["src/CioCompass.Core/Data/Migrations/Sqlite"] = "Made by dotnet ef, two or three files for each migration, and never changed.",
        ["src/CioCompass.Core/Data/Migrations/Postgres"] = "Made by dotnet ef, two or three files for each migration, and never changed.",
    };

    /// <summary>Folders of the unit tests that belong to no feature.</summary>
    private static readonly string[] OfTestsOnly = ["Benchmarks", "Conventions", "Support"];

    private static readonly string Root = Repository.Root;

    private static readonly IReadOnlyList<string> Files =
    [
        .. new[] { "src", "tests" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Root, f), "*", SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "TestResults")),
    ];

    public static TheoryData<string> Features() =>
        [.. FoldersBelow("src/CioCompass.Core").Concat(FoldersBelow("src/CioCompass.Web/Features")).Append("src/CioCompass.Web/Hosting")];

    [Fact]
    public void No_folder_holds_more_files_than_one_can_take_in_at_a_glance()
    {
        var counts = Files.CountBy(f => Path.GetDirectoryName(f)!.Replace('\\', '/')).ToDictionary(StringComparer.Ordinal);

        Assert.True(counts.Count > 100);
        Assert.Empty(counts.Where(c => c.Value > FilesAtMost && !Larger.ContainsKey(c.Key)).Select(c => $"{c.Key}: {c.Value} files"));
        Assert.All(Larger.Keys, folder => Assert.True(counts[folder] > FilesAtMost, $"{folder} needs no exception."));
    }

    [Theory]
    [MemberData(nameof(Features))]
    public void A_feature_begins_with_a_readme_that_is_short_and_leads_somewhere(string folder)
    {
        var readme = Path.Combine(Root, folder, "README.md");
        Assert.True(File.Exists(readme), $"{folder} has no README.md: what it is for, entry points, what holds, tests.");
        var text = File.ReadAllText(readme);
        var links = Link().Matches(text).Select(m => m.Groups["path"].Value).ToList();

        Assert.InRange(text.Split('\n').Length, 10, 30);
        Assert.Equal(["Entry points", "What holds", "Tests"], Heading().Matches(text).Select(m => m.Groups["text"].Value));
        Assert.Contains(links, l => l.Contains("/tests/", StringComparison.Ordinal));
        Assert.DoesNotContain(links, l => !Path.Exists(Path.Combine(Root, folder, l)));
    }

    /// <summary>Each name in <c>`code`</c> is a type or a file that there is.</summary>
    [Theory]
    [MemberData(nameof(Features))]
    public void What_a_readme_names_exists(string folder)
    {
        var names = Files.SelectMany(f => f.Split('/')).Select(part => part.Split('.')[0]).ToHashSet(StringComparer.Ordinal);

        var named = TypeName().Matches(File.ReadAllText(Path.Combine(Root, folder, "README.md"))).Select(m => m.Groups["name"].Value).ToList();

        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, name => !name.Split('/').All(names.Contains));
    }

    [Fact]
    public void A_feature_has_the_same_name_in_the_core_in_the_web_and_in_the_tests()
    {
        var core = Names("src/CioCompass.Core");
        var web = Names("src/CioCompass.Web/Features");

        Assert.Empty(web.Except(core));
        Assert.Empty(Names("tests/CioCompass.Tests").Except(core).Except(Names("src/CioCompass.Web")).Except(OfTestsOnly));
    }

    private static IEnumerable<string> FoldersBelow(string folder) => Names(folder).Order(StringComparer.Ordinal).Select(name => $"{folder}/{name}");

    private static HashSet<string> Names(string folder) =>
        Files.Where(f => f.StartsWith($"{folder}/", StringComparison.Ordinal)).Select(f => f[(folder.Length + 1)..].Split('/'))
            .Where(parts => parts.Length > 1).Select(parts => parts[0]).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\]\((?<path>[^)#:]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^## (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"`(?<name>[A-Z]\w+(/[A-Z]\w+)*)`")]
    private static partial Regex TypeName();
}
