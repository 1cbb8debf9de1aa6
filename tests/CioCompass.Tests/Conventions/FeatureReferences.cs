using System.Text.RegularExpressions;
using CioCompass.Benchmarks;

namespace CioCompass.Tests.Conventions;

/// <summary>
/// Which features of a project use which: by what their compiled types refer to, and by what their sources import, since a constant leaves no
/// reference behind. A feature is what comes next in a namespace: of <c>CioCompass.Core.Workshops.Results</c> it is <c>Workshops</c>.
/// </summary>
internal sealed partial class FeatureReferences
{
    private readonly string prefix;
    private readonly List<(string From, string To)> types;
    private readonly List<(string From, string To)> imports;

    /// <param name="prefix">Of the features' namespaces, such as <c>CioCompass.Core</c>.</param>
    /// <param name="folder">Of their sources, below <c>src</c>.</param>
    public FeatureReferences(string assembly, string prefix, string folder)
    {
        this.prefix = prefix + ".";
        types = [.. TypeReferences.Of(assembly).Where(r => IsInside(r.From) && IsInside(r.To))];
        imports = [.. Imports(Path.Combine(Repository.Root, "src", folder))];
    }

    /// <summary>All of them that refer to anything or are referred to.</summary>
    public IReadOnlySet<string> Features => types.SelectMany(t => (string[])[t.From, t.To]).Select(FeatureOf).Where(f => f.Length > 0).ToHashSet();

    /// <summary>The other features that a feature uses.</summary>
    public IEnumerable<string> UsedBy(string feature) =>
        types.Select(t => (From: FeatureOf(t.From), To: FeatureOf(t.To))).Concat(imports)
            .Where(r => r.From == feature && r.To != feature)
            .Select(r => r.To)
            .Distinct();

    /// <summary>Pairs of types by which a feature uses another, for people who look for the reason; also for the types outside all features, with "".</summary>
    public IEnumerable<(string From, string To)> Between(string feature, string other) =>
        types.Where(t => FeatureOf(t.From) == feature && FeatureOf(t.To) == other)
            .Select(t => (t.From[prefix.Length..], t.To[prefix.Length..]));

    private bool IsInside(string type) => type.StartsWith(prefix, StringComparison.Ordinal);

    /// <returns>Empty for a type outside all features.</returns>
    private string FeatureOf(string type) => type[prefix.Length..].Split('.') is [var feature, _, ..] ? feature : "";

    private IEnumerable<(string From, string To)> Imports(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        let parts = Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)
        where parts.Length > 1 && parts[0] is not ("obj" or "bin")
        from import in Import().Matches(File.ReadAllText(file))
        let name = import.Groups["name"].Value + "."
        where name.StartsWith(prefix, StringComparison.Ordinal)
        select (parts[0], name[prefix.Length..].Split('.')[0]);

    [GeneratedRegex(@"^using (static )?(\w+ = )?(?<name>[\w.]+);\s*$", RegexOptions.Multiline)]
    private static partial Regex Import();
}
