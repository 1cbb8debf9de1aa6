using CioCompass.Core.Reports.Travel.Parsing;
using CioCompass.Core.Text.Json;

namespace CioCompass.Core.Reports.Travel;

/// <summary>Writes documents. Reading them is the job of <see cref="DocumentReader"/>, which trusts nothing.</summary>
public static class DocumentJson
{
    /// <summary>Address of the schema on every installation.</summary>
    public const string SchemaAddress = "/schemas/assessment-v1.json";

    public static byte[] Write(AssessmentDocument document) => JsonFile.Write(document);

    /// <summary>The schema, a JSON Schema of draft 7.</summary>
    public static byte[] Schema() => JsonFile.Schema("assessment-v1.json");
}
