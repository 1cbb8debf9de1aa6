namespace CioCompass.Core.Accounts.Organisations;

/// <summary>A client organisation, whose assessments are its own.</summary>
public sealed class Organisation
{
    public const int NameMaxLength = 200;

    private Organisation()
    {
    }

    /// <param name="id">Null for a new one.</param>
    public Organisation(string name, DateTime createdAt, bool isSample = false, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7();
        Name = name;
        CreatedAt = createdAt;
        IsSample = isSample;
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>Made by the sample command, marked as such on every page, removable in one step.</summary>
    public bool IsSample { get; private set; }

    /// <summary>The id that it carries in files where it was made for an imported one; null otherwise.</summary>
    public Guid? OriginId { get; private set; }

    /// <summary>The id that it carries in files.</summary>
    public Guid TravelId => OriginId ?? Id;

    /// <summary>UTC; a deleted organisation is invisible for 30 days and then purged.</summary>
    public DateTime? DeletedAt { get; private set; }

    /// <summary>Its first assessment is being written, or it is being removed with all that it has, piece by piece; nobody can restore it.</summary>
    public bool IsUnfinished { get; private set; }

    public List<OrganisationMember> Members { get; } = [];

    /// <summary>Hides it until its first assessment is written, or until it is gone.</summary>
    internal void Begin(DateTime now)
    {
        IsUnfinished = true;
        Delete(now);
    }

    /// <summary>Shows what was hidden while its first assessment was written.</summary>
    internal void Finish()
    {
        IsUnfinished = false;
        Restore();
    }

    /// <summary>Says which file it came from.</summary>
    internal void SetOrigin(Guid originId) => OriginId = originId;

    public void Rename(string name) => Name = name;

    public void Delete(DateTime now) => DeletedAt ??= now;

    public void Restore() => DeletedAt = null;
}
