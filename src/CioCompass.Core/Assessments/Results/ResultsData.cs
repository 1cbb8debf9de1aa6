using CioCompass.Core.Assessments.Gates;

namespace CioCompass.Core.Assessments.Results;

/// <summary>Names one assessment among those of an organisation.</summary>
public sealed record AssessmentHead(Guid Id, string Title, DateOnly HeldOn, AssessmentStatus Status);

/// <summary>
/// The stored facts that the results of one assessment are computed from. Small and plain, so that a page can carry them from its
/// prerendering to its circuit; <see cref="ResultsView.Of"/> does the arithmetic.
/// </summary>
/// <param name="Previous">The assessment compared with; null when there is none before this one that counts.</param>
/// <param name="Earlier">What it can be compared with: this organisation's earlier assessments without trials, the latest first.</param>
/// <param name="CompareNotFound">The comparison asked for is not among the organisation's earlier assessments; the usual one was taken.</param>
/// <param name="Now">Readings by question key; untouched questions may be missing.</param>
/// <param name="Before">Readings of <paramref name="Previous"/> by question key: every question that it asked, and no other.</param>
public sealed record ResultsData(
    AssessmentHead Assessment, Guid OrganisationId, string OrganisationName, bool IsSample, bool MayEdit, int QuestionSetId,
    AssessmentHead? Previous, IReadOnlyList<AssessmentHead> Earlier, bool CompareNotFound,
    IReadOnlyDictionary<string, Reading> Now, IReadOnlyDictionary<string, Reading> Before)
{
    /// <summary>Whether it is a trial, which never counts in a comparison, a trend or a benchmark.</summary>
    public bool IsTrial { get; init; }

    /// <summary>Note that the gate was opened, or answers filled in, before the inventory was complete; null where there is none.</summary>
    public GateNote? Gate { get; init; }
}
