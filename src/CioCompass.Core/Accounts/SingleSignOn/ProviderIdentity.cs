namespace CioCompass.Core.Accounts.SingleSignOn;

/// <summary>A person as the provider's signed token describes them.</summary>
/// <param name="Issuer">Together with <paramref name="Subject"/> it stands for the same person for ever; an e-mail address does not.</param>
/// <param name="EmailVerified">Whether the provider says that the address is this person's.</param>
/// <param name="Role">Null when no claim maps to a role.</param>
/// <param name="Organisations">Names; null when organisations are not the provider's to say.</param>
public sealed record ProviderIdentity(
    string Issuer, string Subject, string Email, bool EmailVerified, string DisplayName, Role? Role, IReadOnlyCollection<string>? Organisations)
{
    /// <summary>Identity's columns; issuers and subjects of the known providers are a third of that.</summary>
    public const int KeyMaxLength = 128;
}
