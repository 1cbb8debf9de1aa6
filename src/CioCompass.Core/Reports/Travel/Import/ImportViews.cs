using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Text.Json;

namespace CioCompass.Core.Reports.Travel.Import;

/// <summary>A person's choice where the file and the database say different things.</summary>
public enum ImportDecision
{
    /// <summary>Leave what is stored.</summary>
    Keep,

    /// <summary>Put the file in its place.</summary>
    Replace,

    /// <summary>Add the file beside it, as an assessment of its own.</summary>
    Copy,
}

/// <summary>A person's decisions about a file; none at first.</summary>
/// <param name="OrganisationId">The organisation that it goes to, where the file's own is not known here.</param>
/// <param name="NewOrganisation">Make the file's organisation; a consultant becomes its member.</param>
/// <param name="Seen">Fingerprint of what was stored when the differences were shown: a decision about something else does not count.</param>
/// <param name="OnlyLook">Say what would become of it, and write nothing.</param>
public sealed record ImportChoice(
    Guid? OrganisationId = null, bool NewOrganisation = false, ImportDecision? Conflict = null, string? Seen = null, bool OnlyLook = false)
{
    /// <summary>
    /// Id of the assessment that the file becomes where it is added, chosen by the form: the same one again makes no other. Null for any.
    /// </summary>
    public Guid? NewId { get; init; }

    public static readonly ImportChoice None = new();

    public static readonly ImportChoice Look = new(OnlyLook: true);
}

/// <summary>Outcome of an import. Only <see cref="Imported"/> and <see cref="Replaced"/> have changed anything but the audit log.</summary>
public abstract record ImportResult
{
    private ImportResult()
    {
    }

    public sealed record Imported(Guid AssessmentId) : ImportResult;

    public sealed record Replaced(Guid AssessmentId) : ImportResult;

    /// <summary>It is here already and says the same.</summary>
    public sealed record Unchanged(Guid AssessmentId) : ImportResult;

    /// <summary>It is here, says something else, and was left as it is.</summary>
    public sealed record Kept(Guid AssessmentId) : ImportResult;

    public sealed record Invalid(IReadOnlyList<ImportError> Errors) : ImportResult;

    /// <summary>The file's organisation is not among the reader's; they choose one or make it.</summary>
    public sealed record WhichOrganisation(string Title, string OrganisationName, IReadOnlyList<OrganisationName> Choices) : ImportResult;

    public sealed record Conflict(ImportConflict With) : ImportResult;

    /// <summary>The stored assessment cannot be replaced while people vote on it.</summary>
    public sealed record WorkshopOpen(ImportConflict With) : ImportResult;

    public sealed record NotAllowed : ImportResult;

    /// <summary>Another file of the same person is being taken in.</summary>
    public sealed record AnotherRuns : ImportResult;
}

/// <param name="Differences">In the order of an assessment; at least one.</param>
/// <param name="Seen">To be sent along with the decision.</param>
/// <param name="ExportedAt">UTC; when the file was written.</param>
public sealed record ImportConflict(
    Guid AssessmentId, string Title, string OrganisationName, IReadOnlyList<Difference> Differences, string Seen, DateTime ExportedAt);

/// <summary>One field that differs, in the reader's words.</summary>
/// <param name="Subject">What it is about: a question, a round, an action.</param>
/// <param name="Stored">Empty where nothing is stored.</param>
/// <param name="File">Empty where the file has nothing.</param>
/// <param name="StoredBy">By whom and when; empty where that is not known.</param>
/// <param name="FileBy">By whom and when; empty where that is not known.</param>
public sealed record Difference(string Subject, string Field, string Stored, string File, string StoredBy, string FileBy);
