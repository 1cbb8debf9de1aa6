namespace CioCompass.Core.Accounts;

/// <summary>A one-time link to create the first administrator. Only the hash of its token is stored.</summary>
public sealed class SetupLink
{
    private SetupLink()
    {
    }

    public SetupLink(byte[] tokenHash, DateTime expiresAt)
    {
        Id = Guid.CreateVersion7();
        TokenHash = tokenHash;
        ExpiresAt = expiresAt;
    }

    public Guid Id { get; private set; }

    /// <summary>SHA-256 of the token.</summary>
    public byte[] TokenHash { get; private set; } = [];

    /// <summary>UTC.</summary>
    public DateTime ExpiresAt { get; private set; }
}
