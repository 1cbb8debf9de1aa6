using CioCompass.Core.Accounts;

namespace CioCompass.Core.Reports.Sharing;

/// <summary>A link as its makers see it; never with its token, which nobody can show again.</summary>
/// <param name="CreatedAt">UTC.</param>
/// <param name="ExpiresAt">UTC.</param>
/// <param name="LastOpenedAt">UTC; null until it is opened.</param>
public sealed record SharedLinkView(
    Guid Id, string Label, IReadOnlyList<ReportSection> Sections, string CreatedBy, DateTime CreatedAt, DateTime ExpiresAt,
    SharedLinkState State, int Opened, DateTime? LastOpenedAt);

public enum SharedLinkState
{
    Valid,
    Expired,
    Revoked,
}

/// <param name="Label">For whom it is; 1 to <see cref="SharedLink.LabelMaxLength"/> characters.</param>
/// <param name="Days">How long it is valid: <see cref="SharedLinkService.FewestDays"/> to <see cref="SharedLinkService.MostDays"/>.</param>
/// <param name="Sections">At least one.</param>
public sealed record NewSharedLink(string Label, int Days, IReadOnlyCollection<ReportSection> Sections)
{
    /// <summary>Chosen by the form: the same one again makes no other link.</summary>
    public string Token { get; init; } = SecretToken.CreateShort();

    /// <summary>Names the link without its secret.</summary>
    public override string ToString() => $"{nameof(NewSharedLink)} {Label}";
}

public enum ShareError
{
    LabelMissing,
    LabelTooLong,
    DaysOutOfRange,
    NoSections,
}

/// <summary>Outcome of making a link.</summary>
public abstract record ShareResult
{
    private ShareResult()
    {
    }

    /// <param name="Token">To be shown once.</param>
    public sealed record Shared(SharedLinkView Link, string Token) : ShareResult;

    public sealed record Invalid(IReadOnlyList<ShareError> Errors) : ShareResult;

    /// <summary>No such assessment, or not this reader's.</summary>
    public sealed record NotFound : ShareResult;
}

/// <summary>Outcome of opening a link.</summary>
public abstract record OpenedLink
{
    private OpenedLink()
    {
    }

    /// <param name="ExpiresAt">UTC.</param>
    public sealed record Opened(Report Report, DateTime ExpiresAt) : OpenedLink;

    /// <summary>Unknown, malformed, expired, revoked, or what it showed is deleted: nobody is told which.</summary>
    public sealed record NotFound : OpenedLink;

    /// <summary>Too many wrong links from this address.</summary>
    /// <param name="RetryAfter">Above zero.</param>
    public sealed record Refused(TimeSpan RetryAfter) : OpenedLink;
}
