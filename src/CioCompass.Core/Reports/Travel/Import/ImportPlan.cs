namespace CioCompass.Core.Reports.Travel.Import;

/// <summary>The next step for a file, as far as could be seen before anything is written.</summary>
internal abstract record ImportPlan
{
    private ImportPlan()
    {
    }

    /// <summary>Nothing is to be written.</summary>
    public sealed record Told(ImportResult Result) : ImportPlan;

    public sealed record Add(ImportPlace Place) : ImportPlan;

    /// <param name="State">Of what is stored, as <see cref="AssessmentState"/> tells it.</param>
    /// <param name="Document">With what is stored of former questions, where the file says nothing about them.</param>
    public sealed record Replace(Guid StoredId, Guid OrganisationId, string State, AssessmentDocument Document) : ImportPlan;
}
