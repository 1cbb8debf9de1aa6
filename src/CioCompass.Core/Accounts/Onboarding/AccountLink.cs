namespace CioCompass.Core.Accounts.Onboarding;

/// <summary>
/// A one-time link: to create the first administrator, or for an invited person to choose a password. Only the hash of its token is
/// stored.
/// </summary>
public sealed class AccountLink
{
    private AccountLink()
    {
    }

    public AccountLink(byte[] tokenHash, Guid? userId, DateTime expiresAt)
    {
        Id = Guid.CreateVersion7();
        TokenHash = tokenHash;
        UserId = userId;
        ExpiresAt = expiresAt;
    }

    public Guid Id { get; private set; }

    /// <summary>SHA-256 of the token.</summary>
    public byte[] TokenHash { get; private set; } = [];

    /// <summary>The invited person; null for the link that creates the first administrator.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ExpiresAt { get; private set; }
}
