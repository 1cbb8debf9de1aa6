namespace CioCompass.Core.Accounts;

/// <summary>A client organisation, whose assessments are its own.</summary>
public sealed class Organisation
{
    public const int NameMaxLength = 200;

    private Organisation()
    {
    }

    public Organisation(string name, DateTime createdAt, bool isSample = false)
    {
        Id = Guid.CreateVersion7();
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

    /// <summary>UTC; a deleted organisation is invisible for 30 days and then purged.</summary>
    public DateTime? DeletedAt { get; private set; }

    public List<OrganisationMember> Members { get; } = [];

    public void Rename(string name) => Name = name;

    public void Delete(DateTime now) => DeletedAt ??= now;

    public void Restore() => DeletedAt = null;
}
