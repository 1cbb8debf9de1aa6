using CioCompass.Core.Reports.Travel.Parsing;
using CioCompass.Core.Text.Json;

namespace CioCompass.Core.Reports.Travel;

/// <summary>Writes documents. Reading them is the job of <see cref="DocumentReader"/>, which trusts nothing.</summary>
public static class DocumentJson
{
    /// <summary>Address of the schema on every installation.</summary>
    public static string SchemaAddress => SchemaAddresses[^1];

    /// <summary>Addresses of every version's schema, the current one last.</summary>
    public static IReadOnlyList<string> SchemaAddresses { get; } =
        [.. Enumerable.Range(1, AssessmentDocument.CurrentFormatVersion).Select(version => $"/schemas/assessment-v{version}.json")];

    public static byte[] Write(AssessmentDocument document) => JsonFile.Write(document);

    /// <summary>The schema, a JSON Schema of draft 7.</summary>
    /// <param name="address">One of <see cref="SchemaAddresses"/>.</param>
    public static byte[] Schema(string address) => JsonFile.Schema(address["/schemas/".Length..]);
}
