using CioCompass.Core.Accounts;

namespace CioCompass.Core.Configuration;

/// <summary>The one OpenID Connect provider that people may sign in with; none unless <see cref="Authority"/> is given.</summary>
public sealed class SingleSignOnOptions
{
    public const string DefaultRoleClaim = "roles";

    /// <summary>The provider's issuer, under which its discovery document lies.</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    /// <summary>Null for a public client, which PKCE alone protects.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Name of the provider for readers; null means "single sign-on" in their language.</summary>
    public string? DisplayName { get; set; }

    public string RoleClaim { get; set; } = DefaultRoleClaim;

    /// <summary>The value of the role claim that makes an administrator; null where the provider makes none.</summary>
    public string? AdministratorRole { get; set; }

    public string? ConsultantRole { get; set; }

    public string? CioRole { get; set; }

    /// <summary>The claim with the names of a person's organisations; null leaves them to the administrators.</summary>
    public string? OrganisationClaim { get; set; }

    public bool IsOn => Authority is not null;

    /// <summary>Exactly one role per account: of several the one that may most.</summary>
    /// <returns>Null when no value is that of a role.</returns>
    public Role? RoleOf(IReadOnlyCollection<string> values) =>
        Has(values, AdministratorRole) ? Role.Administrator
        : Has(values, ConsultantRole) ? Role.Consultant
        : Has(values, CioRole) ? Role.Cio
        : null;

    /// <summary>Whether a token's issuer is the configured one; only the slash at the end may differ.</summary>
    public bool IsIssuer(string? issuer) => Authority is not null && string.Equals(issuer?.TrimEnd('/'), Authority.TrimEnd('/'), StringComparison.Ordinal);

    internal void ForgetEmptyValues()
    {
        Authority = NullIfEmpty(Authority);
        ClientId = NullIfEmpty(ClientId);
        ClientSecret = NullIfEmpty(ClientSecret);
        DisplayName = NullIfEmpty(DisplayName);
        RoleClaim = NullIfEmpty(RoleClaim) ?? DefaultRoleClaim;
        AdministratorRole = NullIfEmpty(AdministratorRole);
        ConsultantRole = NullIfEmpty(ConsultantRole);
        CioRole = NullIfEmpty(CioRole);
        OrganisationClaim = NullIfEmpty(OrganisationClaim);
    }

    private static bool Has(IReadOnlyCollection<string> values, string? role) => role is not null && values.Contains(role, StringComparer.Ordinal);

    private static string? NullIfEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
