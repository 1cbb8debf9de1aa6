using System.Text.RegularExpressions;
using CioCompass.Benchmarks;

namespace CioCompass.Tests.Conventions;

/// <summary>Rules of what the program's sources never do. Rows of docs/security.md rest on it, and a reader of one change would not see it.</summary>
public sealed class SourceRulesTests
{
    private static readonly string[] Kinds = [".cs", ".razor", ".js", ".csproj"];

    internal static readonly IReadOnlyList<(string Path, string Text)> Sources = Read();

    /// <param name="pattern">What does not stand in any source but those that <paramref name="elsewhere"/> begins.</param>
    /// <param name="example">What the pattern has to find, so that it means something.</param>
    /// <param name="elsewhere">Paths below src, by their beginning, separated by a blank.</param>
    [Theory]
    [InlineData(@"Process\.Start|ProcessStartInfo", "Process.Start(\"sh\")")]
    [InlineData(@"\bunsafe\s*(\{|\w+ )|AllowUnsafeBlocks|Marshal\.|stackalloc \w+\*", "unsafe { }")]
    [InlineData(@"\beval\(|new Function\(|setTimeout\(\s*[""'`]|CSharpScript|DynamicMethod|Assembly\.Load", "eval(text)")]
    [InlineData(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|postMessage", "element.innerHTML = note")]
    [InlineData(@"new MarkupString\(|\(MarkupString\)", "(MarkupString)note", "CioCompass.Web/Components/LanguageRendering.cs")]
    [InlineData("ServerCertificateCustomValidationCallback|DangerousAcceptAny|RemoteCertificateValidation|TrustServerCertificate", "TrustServerCertificate=true")]
    [InlineData(@"\bMD5\b|\bSHA1\b|TripleDES|\bDES\.|CipherMode\.ECB|new Random\(|Random\.Shared", "SHA1.HashData(bytes)")]
    [InlineData("BinaryFormatter|TypeNameHandling|NetDataContractSerializer|JsonDerivedType", "new BinaryFormatter()")]
    [InlineData(@"XmlReader\.Create|XDocument\.(Load|Parse)|XElement\.(Load|Parse)|new XmlDocument|XmlSerializer|XPath", "XDocument.Parse(text)")]
    [InlineData(@"new Regex\((?!@?""[^$])|Regex\.\w+\([^""]*\$""", "new Regex(input)")]
    [InlineData("new HttpClient|IHttpClientFactory|WebRequest|new TcpClient", "new HttpClient()")]
    [InlineData(
        @"SqlRaw|SqlQueryRaw|CommandText|NpgsqlCommand\(|SqliteCommand\(", "db.Database.ExecuteSqlRawAsync(text)",
        "CioCompass.Core/Operations/ CioCompass.Core/Backups/ CioCompass.Core/Data/ CioCompass.Core/Workshops/Postgres/")]
    [InlineData(
        @"LocalTimeZone|GetLocalNow|ToLocalTime|TimeZoneInfo\.(?!Utc\b)", "clock.GetLocalNow()",
        "CioCompass.Core/Text/ReaderZone.cs CioCompass.Core/Text/Moments.cs")]
    [InlineData(
        @"ToString\(""[dDfFgGtTmMyYuU]""|ToString\(""[^""]*(MMMM|HH|hh)[^""]*"", CultureInfo\.Current", "at.ToString(\"g\", CultureInfo.CurrentCulture)",
        "CioCompass.Core/Text/Moments.cs CioCompass.Core/Text/Days.cs")]
    public void Of_what_is_dangerous_nothing_stands_in_the_sources(string pattern, string example, string elsewhere = "")
    {
        var rule = new Regex(pattern);
        Assert.Matches(rule, example);
        var allowed = elsewhere.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var found = Sources.Where(s => !allowed.Any(a => s.Path.StartsWith(a, StringComparison.Ordinal)))
            .SelectMany(s => rule.Matches(s.Text).Select(m => $"{s.Path}: {m.Value}"));

        Assert.NotEmpty(Sources);
        Assert.Empty(found);
    }

    private static List<(string Path, string Text)> Read()
    {
        var root = Path.Combine(Repository.Root, "src");
        return
        [
            .. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Select(f => (Full: f, Path: Path.GetRelativePath(root, f).Replace('\\', '/')))
                .Where(f => Kinds.Contains(Path.GetExtension(f.Path)) && !f.Path.Contains("/obj/", StringComparison.Ordinal)
                    && !f.Path.Contains("/bin/", StringComparison.Ordinal) && !f.Path.Contains("/Migrations/", StringComparison.Ordinal))
                .Select(f => (f.Path, File.ReadAllText(f.Full))),
        ];
    }
}
