using System.Text.RegularExpressions;
using CioCompass.Benchmarks;

namespace CioCompass.Tests.Conventions;

/// <summary>docs/security.md names where each requirement is met; what it names exists.</summary>
public sealed partial class SecurityTableTests
{
    private static readonly string Root = Repository.Root;

    [Fact]
    public void Every_requirement_of_levels_1_and_2_has_one_row_that_says_where_or_why_not()
    {
        var rows = Rows().Matches(Table()).ToList();

        // 70 of level 1 and 183 of level 2 in ASVS 5.0.0.
        Assert.Equal(253, rows.Select(r => r.Groups["id"].Value).Distinct().Count());
        Assert.Equal(253, rows.Count);
        Assert.All(rows, r => Assert.Contains(r.Groups["state"].Value, (string[])["met", "not applicable", "exception"]));
        Assert.All(rows, r => Assert.NotEmpty(r.Groups["where"].Value.Trim()));
    }

    [Fact]
    public void Every_file_and_test_in_the_table_exists()
    {
        var files = Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/')).ToList();
        var tests = string.Join('\n', files.Where(f => f.StartsWith("tests/", StringComparison.Ordinal) && f.EndsWith("Tests.cs", StringComparison.Ordinal))
            .Select(f => File.ReadAllText(Path.Combine(Root, f))));

        var missing = Names().Matches(Table()).Select(m => m.Groups[1].Value).Distinct()
            .Where(name => name.Contains('.') ? !files.Exists(f => $"/{f}".EndsWith($"/{name}", StringComparison.Ordinal)) : !tests.Contains($" {name}(", StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    private static string Table() => File.ReadAllText(Path.Combine(Root, "docs", "security.md"));

    [GeneratedRegex(@"^\| (?<id>\d+\.\d+\.\d+) \| [12] \| [^|]+ \| (?<state>[^|]+?) \| (?<where>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Rows();

    /// <summary>Names of files, and names of tests, which are sentences of at least four words.</summary>
    [GeneratedRegex(@"`([\w/.-]+\.(?:cs|razor|js|md|props)|[A-Z][a-zA-Z0-9]*(?:_\w+){3,})`")]
    private static partial Regex Names();
}
