namespace CioCompass.Core.Reports.Sharing;

/// <summary>
/// A link that shows chosen sections of one assessment's report to whoever has it, read-only, until it expires or is revoked. Only a
/// hash of its token is stored.
/// </summary>
public sealed class SharedLink
{
    public const int LabelMaxLength = 200;

    private SharedLink()
    {
    }

    /// <param name="label">For whom it is, in the maker's words.</param>
    public SharedLink(
        Guid assessmentId, byte[] tokenHash, string label, IEnumerable<ReportSection> sections, string createdBy, DateTime now, DateTime expiresAt)
    {
        Id = Guid.CreateVersion7();
        AssessmentId = assessmentId;
        TokenHash = tokenHash;
        Label = label;
        Sections = [.. sections];
        CreatedBy = createdBy;
        CreatedAt = now;
        ExpiresAt = expiresAt;
    }

    public Guid Id { get; private set; }

    public Guid AssessmentId { get; private set; }

    /// <summary>SHA-256 of the token in the link.</summary>
    public byte[] TokenHash { get; private set; } = [];

    public string Label { get; private set; } = "";

    public List<ReportSection> Sections { get; private set; } = [];

    /// <summary>Name of the person who made it, as it was then.</summary>
    public string CreatedBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>UTC; from then on it shows nothing.</summary>
    public DateTime ExpiresAt { get; private set; }

    /// <summary>UTC; null while it is valid.</summary>
    public DateTime? RevokedAt { get; private set; }

    /// <summary>Times that it was opened.</summary>
    public int Opened { get; private set; }

    /// <summary>UTC; null until it is opened.</summary>
    public DateTime? LastOpenedAt { get; private set; }

    public bool IsValid(DateTime now) => RevokedAt is null && now < ExpiresAt;

    public void Revoke(DateTime now) => RevokedAt ??= now;

    /// <summary>Counts one opening.</summary>
    /// <returns>Whether it is the first in its hour of the clock, which is when it is worth a line in the audit log.</returns>
    public bool Open(DateTime now)
    {
        var isFirst = LastOpenedAt is not { } last || last.Date != now.Date || last.Hour != now.Hour;
        Opened++;
        LastOpenedAt = now;
        return isFirst;
    }
}
