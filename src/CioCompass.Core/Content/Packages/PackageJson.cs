using CioCompass.Core.Reports.Travel;

namespace CioCompass.Core.Content.Packages;

/// <summary>How a package is written. Reading it is <see cref="PackageReader"/>'s, which trusts nothing.</summary>
public static class PackageJson
{
    /// <summary>Address of the schema on every installation.</summary>
    public const string SchemaAddress = "/schemas/content-v1.json";

    public static byte[] Write(ContentPackage package) => DocumentJson.Serialize(package);

    /// <summary>The schema, a JSON Schema of draft 7.</summary>
    public static byte[] Schema() => DocumentJson.Schema("content-v1.json");
}
