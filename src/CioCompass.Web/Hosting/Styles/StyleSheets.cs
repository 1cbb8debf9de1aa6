using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using CioCompass.Web.Hosting.Pages;
using Microsoft.AspNetCore.StaticAssets;

namespace CioCompass.Web.Hosting.Styles;

/// <summary>
/// Puts the files of <c>wwwroot/css</c> that a kind of page needs together into one, when it is first asked for: a page waits for one request
/// instead of a dozen. The address names the content, so that browsers keep it for good.
/// </summary>
public sealed partial class StyleSheets(IWebHostEnvironment environment, EndpointDataSource endpoints)
{
    public const string Path = "/styles";

    private readonly ConcurrentDictionary<StyleSheet, Lazy<ReadyBody>> sheets = new();

    /// <summary>Root-relative; it changes with the content.</summary>
    public string AddressOf(StyleSheet sheet) => $"{Path}/{sheet.ToString().ToLowerInvariant()}.{Of(sheet).Mark}.css";

    public ReadyBody Of(StyleSheet sheet) => sheets.GetOrAdd(sheet, s => new Lazy<ReadyBody>(() => Make(s))).Value;

    /// <summary>Names of the files without their ending, in their order of weight.</summary>
    internal static string[] PartsOf(StyleSheet sheet) => sheet switch
    {
        StyleSheet.Public => ["tokens", "fonts", "base", "parts", "statistics"],
        StyleSheet.PublicSignedIn => ["tokens", "fonts", "base", "parts", "statistics", "results", "trends"],
        StyleSheet.Plain => ["tokens", "fonts", "base", "steps", "import"],
        StyleSheet.SharedReport => ["tokens", "fonts", "base", "import", "statistics", "results", "workshop", "report"],
        StyleSheet.Phone => ["tokens", "base", "phone"],
        StyleSheet.Site => ["tokens", "fonts", "base"],
        StyleSheet.Working =>
        [
            "parts", "steps", "interactive", "statistics", "assessments", "results", "trends", "actions", "workshop", "administration", "content", "report",
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(sheet), sheet, "No such style sheet."),
    };

    private ReadyBody Make(StyleSheet sheet)
    {
        var text = string.Join('\n', PartsOf(sheet).Select(Read));
        return new ReadyBody(Encoding.UTF8.GetBytes(OwnAddress().Replace(text, m => $"url(\"/{AssetOf(m.Groups[1].Value)}\")")), "text/css; charset=utf-8", ReadyBody.Thorough);
    }

    private string Read(string name)
    {
        using var stream = environment.WebRootFileProvider.GetFileInfo($"css/{name}.css").CreateReadStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The address under which a browser may keep a file for good, since that too names the content.</summary>
    private string AssetOf(string path) =>
        endpoints.Endpoints.Select(e => e.Metadata.GetMetadata<StaticAssetDescriptor>())
            .FirstOrDefault(asset => asset?.Properties.Any(p => p.Name == "label" && p.Value == path) == true)?.Route ?? path;

    [GeneratedRegex("""url\("\.\./([^"]+)"\)""")]
    private static partial Regex OwnAddress();
}
