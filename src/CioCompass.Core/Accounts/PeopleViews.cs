namespace CioCompass.Core.Accounts;

/// <param name="IsInvited">Has neither chosen a password nor come by single sign-on yet.</param>
public sealed record Person(
    Guid Id, string Email, string DisplayName, Role Role, bool IsDisabled, bool IsInvited, IReadOnlyList<Guid> OrganisationIds);

/// <param name="Total">Of all pages.</param>
/// <param name="Page">From 1.</param>
public sealed record PersonPage(IReadOnlyList<Person> Items, int Total, int Page)
{
    public static readonly PersonPage Empty = new([], 0, 1);

    public int Pages => Math.Max(1, (Total + PeopleService.PageSize - 1) / PeopleService.PageSize);
}

/// <summary>Whom an administrator invites.</summary>
public sealed record PersonDraft(string Email, string DisplayName, Role Role, IReadOnlyCollection<Guid> OrganisationIds);

/// <param name="Token">Of the link that is shown once; null unless it is <see cref="PeopleOutcome.Done"/>.</param>
public sealed record InvitationResult(PeopleOutcome Outcome, string? Token = null);

public enum PeopleOutcome
{
    Done,
    NotAllowed,
    NotFound,
    EmailInvalid,
    EmailTaken,
    NameInvalid,

    /// <summary>Nobody could manage accounts any more.</summary>
    LastAdministrator,
}
