using CioCompass.Core.Text.Json;

namespace CioCompass.Core.Content.Packages;

/// <summary>Writes packages. Reading them is the job of <see cref="PackageReader"/>, which trusts nothing.</summary>
public static class PackageJson
{
    /// <summary>Address of the schema on every installation.</summary>
    public const string SchemaAddress = "/schemas/content-v1.json";

    public static byte[] Write(ContentPackage package) => JsonFile.Write(package);

    /// <summary>The schema, a JSON Schema of draft 7.</summary>
    public static byte[] Schema() => JsonFile.Schema("content-v1.json");
}
