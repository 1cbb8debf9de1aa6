namespace CioCompass.Core.Workshops.Participants;

/// <summary>A phone in the room. Deleted when the workshop closes; no ballot refers to it.</summary>
public sealed class Participant
{
    public const int DisplayNameMaxLength = 40;

    private Participant()
    {
    }

    public Participant(Guid workshopId, byte[] tokenHash, string? displayName)
    {
        Id = Guid.NewGuid();
        WorkshopId = workshopId;
        TokenHash = tokenHash;
        DisplayName = displayName;
    }

    /// <summary>Random, not ordered by time.</summary>
    public Guid Id { get; private set; }

    public Guid WorkshopId { get; private set; }

    /// <summary>SHA-256 of the token that only the phone has.</summary>
    public byte[] TokenHash { get; private set; } = [];

    /// <summary>Name for the list of those present; null when none was given.</summary>
    public string? DisplayName { get; private set; }
}
