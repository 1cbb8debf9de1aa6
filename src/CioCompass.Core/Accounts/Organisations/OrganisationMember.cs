namespace CioCompass.Core.Accounts.Organisations;

/// <summary>A consultant assigned to an organisation, or a CIO of it.</summary>
public sealed class OrganisationMember
{
    private OrganisationMember()
    {
    }

    public OrganisationMember(Guid organisationId, Guid userId)
    {
        OrganisationId = organisationId;
        UserId = userId;
    }

    public Guid OrganisationId { get; private set; }

    public Guid UserId { get; private set; }

    public CompassUser User { get; private set; } = null!;
}
