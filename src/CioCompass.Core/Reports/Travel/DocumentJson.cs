using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace CioCompass.Core.Reports.Travel;

/// <summary>How a document is written. Reading it is <see cref="DocumentReader"/>'s, which trusts nothing.</summary>
public static class DocumentJson
{
    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>Address of the schema on every installation.</summary>
    public const string SchemaAddress = "/schemas/assessment-v1.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },

        // The document is a file of its own, never part of a page, so accents may stay readable.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
    };

    public static byte[] Write(AssessmentDocument document) => Serialize(document);

    /// <summary>The schema, a JSON Schema of draft 7.</summary>
    public static byte[] Schema() => Schema("assessment-v1.json");

    internal static byte[] Serialize<T>(T document) => JsonSerializer.SerializeToUtf8Bytes(document, Json);

    internal static byte[] Schema(string file)
    {
        using var resource = typeof(DocumentJson).Assembly.GetManifestResourceStream("Schemas/" + file)!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The names of an enum's values as they stand in a file.</summary>
    internal static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
