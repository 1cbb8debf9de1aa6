using CioCompass.Core.Reports.Travel.Import;

namespace CioCompass.Web.Features.Reports.Travel;

/// <summary>Outcome of an import, as the address of the page carries it after the redirect.</summary>
/// <param name="Changed">Something was written.</param>
public sealed record ImportOutcome(string Text, Guid AssessmentId, bool Changed)
{
    /// <returns>Null where the address tells of none.</returns>
    public static ImportOutcome? Of(string? result, string? id)
    {
        if (!Guid.TryParse(id, out var assessmentId))
        {
            return null;
        }

        return result switch
        {
            "imported" => new ImportOutcome(ImportStrings.Imported, assessmentId, true),
            "replaced" => new ImportOutcome(ImportStrings.Replaced, assessmentId, true),
            "unchanged" => new ImportOutcome(ImportStrings.Unchanged, assessmentId, false),
            "kept" => new ImportOutcome(ImportStrings.Kept, assessmentId, false),
            _ => null,
        };
    }

    /// <summary>Whether nothing is left to decide or to mend.</summary>
    public static bool IsDone(ImportResult result) =>
        result is ImportResult.Imported or ImportResult.Replaced or ImportResult.Unchanged or ImportResult.Kept;

    /// <exception cref="ArgumentOutOfRangeException">The import has not ended.</exception>
    public static string AddressOf(ImportResult result)
    {
        var (word, id) = result switch
        {
            ImportResult.Imported r => ("imported", r.AssessmentId),
            ImportResult.Replaced r => ("replaced", r.AssessmentId),
            ImportResult.Unchanged r => ("unchanged", r.AssessmentId),
            ImportResult.Kept r => ("kept", r.AssessmentId),
            _ => throw new ArgumentOutOfRangeException(nameof(result)),
        };
        return $"{ImportPage.Path}?result={word}&id={id}";
    }
}
