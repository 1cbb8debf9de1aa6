using CioCompass.Core.Accounts.Onboarding;

namespace CioCompass.Core.Accounts.People;

/// <param name="IsInvited">Has neither chosen a password nor come by single sign-on yet.</param>
public sealed record Person(
    Guid Id, string Email, string DisplayName, Role Role, bool IsDisabled, bool IsInvited, IReadOnlyList<Guid> OrganisationIds);

/// <summary>Person that an administrator invites.</summary>
public sealed record PersonDraft(string Email, string DisplayName, Role Role, IReadOnlyCollection<Guid> OrganisationIds)
{
    /// <summary>Token of the link, chosen by the form: the same one again invites nobody more.</summary>
    public string Token { get; init; } = SecretToken.Create();

    /// <summary>Names the role, without the secret.</summary>
    public override string ToString() => $"{nameof(PersonDraft)} {Role}";
}

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
