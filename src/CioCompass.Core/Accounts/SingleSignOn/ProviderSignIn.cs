namespace CioCompass.Core.Accounts.SingleSignOn;

/// <summary>Outcome of a single sign-on that the provider has vouched for.</summary>
public abstract record ProviderSignIn
{
    private ProviderSignIn()
    {
    }

    public sealed record Accepted(Guid UserId) : ProviderSignIn;

    public sealed record Refused(ProviderRefusal Reason) : ProviderSignIn;
}

public enum ProviderRefusal
{
    /// <summary>No claim maps to a role.</summary>
    NoRole,

    /// <summary>The account is disabled here.</summary>
    Disabled,

    /// <summary>An account can be neither found nor made: the token lacks a subject or an address of usable form.</summary>
    Incomplete,

    /// <summary>An account has that address already, and neither the provider nor a signed-in session proves that it is the same person's.</summary>
    EmailTaken,

    /// <summary>The signed-in reader wanted to link a provider's identity that belongs to another account.</summary>
    LinkedElsewhere,
}
