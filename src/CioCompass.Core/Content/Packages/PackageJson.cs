using CioCompass.Core.Text.Json;

namespace CioCompass.Core.Content.Packages;

/// <summary>Writes packages. Reading them is the job of <see cref="PackageReader"/>, which trusts nothing.</summary>
public static class PackageJson
{
    /// <summary>Address of the schema on every installation.</summary>
    public static string SchemaAddress => SchemaAddresses[^1];

    /// <summary>Addresses of every version's schema, the current one last.</summary>
    public static IReadOnlyList<string> SchemaAddresses { get; } =
        [.. Enumerable.Range(1, ContentPackage.CurrentFormatVersion).Select(version => $"/schemas/content-v{version}.json")];

    public static byte[] Write(ContentPackage package) => JsonFile.Write(package);

    /// <summary>The schema, a JSON Schema of draft 7.</summary>
    /// <param name="address">One of <see cref="SchemaAddresses"/>.</param>
    public static byte[] Schema(string address) => JsonFile.Schema(address["/schemas/".Length..]);
}
